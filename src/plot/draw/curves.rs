//! Curves and their jumps.

use crate::plot::curve::{Curve, Point};
use crate::plot::layout::{Layout, Panel};
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Ink, Px, Shape};
use engine::activation::Order;
use plotters::style::RGBColor;

/// The width of a curve in CSS pixels.
pub const CURVE_WIDTH: f64 = 2.5;
/// The radius of a dot in CSS pixels.
const DOT: f64 = 4.0;

/// A line that crosses the panel more often is drawn without dashes: they could not be told apart, and hundreds of
/// thousands take seconds.
const MAX_TRAVERSALS: f64 = 20.0;

/// A sampled curve with its slot and label.
pub struct PlottedCurve {
    /// The index of its panel, from the top.
    pub panel: usize,
    /// The slot, which determines colour and dash.
    pub slot: usize,
    /// The derivative.
    pub order: Order,
    /// The label.
    pub label: String,
    /// The samples.
    pub curve: Curve,
}

/// The curves of one panel and their jumps.
pub fn curves(layout: &Layout, panel: &Panel, drawn: &[PlottedCurve], palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let px = |p: &Point| (layout.px_from_x(p.0), panel.px_from_y(p.1));
    let longest = MAX_TRAVERSALS * (panel.rect.width + panel.rect.height);
    for one in drawn {
        let color = palette.curves[one.slot];
        let width = curve_width(panel, one.order);
        for points in &one.curve.lines {
            let points: Vec<Px> = points.iter().map(px).collect();
            let dash = if length(&points) > longest { &[] } else { DASHES[one.slot] };
            shapes.push(Shape::line(points, color, width, dash));
        }
        for band in &one.curve.bands {
            // As wide as a line where the range is small, but within the panel.
            let inside = |y: f64| y.clamp(panel.rect.top, panel.rect.bottom());
            let high = band.iter().map(|(x, _, high)| (*x, *high)).map(|p| px(&p));
            let low = band.iter().rev().map(|(x, low, _)| (*x, *low)).map(|p| px(&p));
            let high = high.map(|(x, y)| (x, inside(y - 0.5 * width)));
            let low = low.map(|(x, y)| (x, inside(y + 0.5 * width)));
            shapes.push(Shape::Area { points: high.chain(low).collect(), ink: Ink(color, 1.0) });
        }
    }
    for one in drawn {
        let color = palette.curves[one.slot];
        for dot in &one.curve.open {
            shapes.extend(ring(px(dot), color, palette));
        }
        for dot in &one.curve.closed {
            shapes.push(Shape::Disc { at: px(dot), radius: DOT + 0.8, ink: Ink(color, 1.0) });
        }
    }
    shapes
}

/// The length of a line in CSS pixels.
fn length(points: &[Px]) -> f64 {
    points.windows(2).map(|pair| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1)).sum()
}

/// The width of a curve in CSS pixels. In a shared panel the derivatives are thinner.
pub fn curve_width(panel: &Panel, order: Order) -> f64 {
    match order {
        Order::Slope if panel.orders.len() > 1 => CURVE_WIDTH - 1.1,
        Order::SecondDerivative if panel.orders.len() > 1 => CURVE_WIDTH - 1.5,
        _ => CURVE_WIDTH,
    }
}

/// A dot with a hole, for open ends at jumps and points of the trace.
pub fn ring(at: Px, color: RGBColor, palette: &Palette) -> [Shape; 2] {
    [
        Shape::Disc { at, radius: DOT + 0.8, ink: Ink(color, 1.0) },
        Shape::Disc { at, radius: DOT - 1.4, ink: Ink(palette.paper, 1.0) },
    ]
}
