//! Axes of a function plot.

use crate::plot::layout::Layout;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Px, Shape};
use crate::plot::ticks;
use engine::activation::Order;

/// Grid, axes, labels and panel titles.
pub fn axes(layout: &Layout, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    // A thin line is sharp at the centre of a pixel.
    let crisp = |px: f64| px.floor() + 0.5;
    let rule = |from: Px, to: Px, axis: bool| {
        let (color, width) = if axis { (palette.soft, 1.2) } else { (palette.grid, 1.0) };
        Shape::line(vec![from, to], color, width, &[])
    };
    let last = layout.panels.len().saturating_sub(1);
    for (i, panel) in layout.panels.iter().enumerate() {
        let rect = panel.rect;
        let across = ticks::horizontal(layout.x, rect.width);
        for (x, label) in across.values.iter().zip(&across.labels) {
            let px = crisp(layout.px_from_x(*x));
            shapes.push(rule((px, rect.top), (px, rect.bottom()), *x == 0.0));
            if i == last {
                shapes.push(Shape::text(label, (px, rect.bottom() + 8.0), Anchor::Below, 12.0, palette.soft));
            }
        }
        let up = ticks::vertical(panel.y, rect.height);
        for (y, label) in up.values.iter().zip(&up.labels) {
            let px = crisp(panel.px_from_y(*y));
            shapes.push(rule((rect.left, px), (rect.right(), px), *y == 0.0));
            shapes.push(Shape::text(label, (rect.left - 8.0, px), Anchor::Left, 12.0, palette.soft));
        }
        shapes.push(Shape::Text {
            text: panel_title(&panel.orders),
            at: (rect.left, rect.top - 5.0),
            anchor: Anchor::Above,
            size: 15.0,
            formula: true,
            color: palette.ink,
        });
    }
    shapes
}

/// The title of a panel.
fn panel_title(orders: &[Order]) -> String {
    let name = |order: &Order| match order {
        Order::Value => "f(x)",
        Order::Slope => "f′(x)",
        Order::SecondDerivative => "f″(x)",
    };
    orders.iter().map(name).collect::<Vec<_>>().join(", ")
}
