//! What a plot consists of, as shapes.

use plotters::style::RGBColor;

use super::curve::{Curve, Point};
use super::layout::{Layout, NARROW, Panel};
use super::palette::{DASHES, Palette};
use super::scene::{Anchor, Ink, Px, Shape};
use super::ticks;
use engine::activation::Order;

/// The width of a curve in CSS pixels.
const CURVE: f64 = 2.5;
/// The radius of a dot in CSS pixels.
const DOT: f64 = 4.0;

/// A curve with the slot that gives it colour and dash, and its label.
pub struct PlottedCurve {
    /// The panel it is drawn in, counted from the top.
    pub panel: usize,
    /// The slot.
    pub slot: usize,
    /// Which derivative it is.
    pub order: Order,
    /// The label at its right end.
    pub label: String,
    /// The lines and dots.
    pub curve: Curve,
}

/// A stretch of x to shade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shade {
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
    /// Whether strongly: dead rather than saturated.
    pub strong: bool,
}

/// A line of full colour.
pub fn line(points: Vec<Px>, color: RGBColor, width: f64, dash: &'static [f64]) -> Shape {
    Shape::Line { points, ink: Ink(color, 1.0), width, dash }
}

/// A line of type.
pub fn text(text: &str, at: Px, anchor: Anchor, size: f64, color: RGBColor) -> Shape {
    Shape::Text { text: text.into(), at, anchor, size, formula: false, color }
}

/// What a panel says above itself.
fn panel_title(orders: &[Order]) -> String {
    let name = |order: &Order| match order {
        Order::Value => "f(x)",
        Order::Slope => "f′(x)",
        Order::SecondDerivative => "f″(x)",
    };
    orders.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Grid, axes, labels and captions.
pub fn axes(layout: &Layout, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    // On whole device pixels a thin line is crisp.
    let crisp = |px: f64| px.floor() + 0.5;
    let rule = |from: Px, to: Px, axis: bool| {
        let (color, width) = if axis { (palette.soft, 1.2) } else { (palette.grid, 1.0) };
        line(vec![from, to], color, width, &[])
    };
    let last = layout.panels.len().saturating_sub(1);
    for (i, panel) in layout.panels.iter().enumerate() {
        let rect = panel.rect;
        let across = ticks::horizontal(layout.x, rect.width);
        for (x, label) in across.values.iter().zip(&across.labels) {
            let px = crisp(layout.px_from_x(*x));
            shapes.push(rule((px, rect.top), (px, rect.bottom()), *x == 0.0));
            if i == last {
                shapes.push(text(label, (px, rect.bottom() + 8.0), Anchor::Below, 12.0, palette.soft));
            }
        }
        let up = ticks::vertical(panel.y, rect.height);
        for (y, label) in up.values.iter().zip(&up.labels) {
            let px = crisp(panel.px_from_y(*y));
            shapes.push(rule((rect.left, px), (rect.right(), px), *y == 0.0));
            shapes.push(text(label, (rect.left - 8.0, px), Anchor::Left, 12.0, palette.soft));
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

/// Shaded stretches of x in all panels: hatched where dead, plain where saturated.
pub fn shades(layout: &Layout, shades: &[Shade], color: RGBColor) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for panel in &layout.panels {
        for shade in shades {
            let (left, right) = (layout.px_from_x(shade.from), layout.px_from_x(shade.to));
            let (from, to) = ((left, panel.rect.top), (right, panel.rect.bottom()));
            shapes.push(Shape::Box { from, to, ink: Ink(color, if shade.strong { 0.1 } else { 0.07 }) });
            if shade.strong {
                hatch(from, to, color, &mut shapes);
            }
        }
    }
    shapes
}

/// Rising lines in a rectangle.
fn hatch((left, top): Px, (right, bottom): Px, color: RGBColor, shapes: &mut Vec<Shape>) {
    const GAP: f64 = 12.0;
    let lines = ((right - left + bottom - top) / GAP) as u32;
    for i in 1..=lines {
        // The line x + y = c, cut at the four sides.
        let c = left + top + f64::from(i) * GAP;
        let (x0, x1) = (left.max(c - bottom), right.min(c - top));
        if x0 < x1 {
            let points = vec![(x0, c - x0), (x1, c - x1)];
            shapes.push(Shape::Line { points, ink: Ink(color, 0.22), width: 1.0, dash: &[] });
        }
    }
}

/// The curves of one panel, their jumps and their labels.
pub fn curves(layout: &Layout, panel: &Panel, drawn: &[PlottedCurve], palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let px = |p: &Point| (layout.px_from_x(p.0), panel.px_from_y(p.1));
    for one in drawn {
        // In a shared plot the derivatives are thinner.
        let thinner = match one.order {
            Order::Slope if panel.orders.len() > 1 => 0.7,
            Order::SecondDerivative if panel.orders.len() > 1 => 1.2,
            _ => 0.0,
        };
        let color = palette.curves[one.slot];
        for points in &one.curve.lines {
            let points = points.iter().map(px).collect();
            shapes.push(line(points, color, CURVE - thinner, DASHES[one.slot]));
        }
    }
    for one in drawn {
        let color = palette.curves[one.slot];
        for dot in &one.curve.open {
            ring(px(dot), color, palette, &mut shapes);
        }
        for dot in &one.curve.closed {
            shapes.push(Shape::Disc { at: px(dot), radius: DOT + 0.8, ink: Ink(color, 1.0) });
        }
    }
    labels(layout, panel, drawn, palette, &mut shapes);
    shapes
}

fn ring(at: Px, color: RGBColor, palette: &Palette, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::Disc { at, radius: DOT + 0.8, ink: Ink(color, 1.0) });
    shapes.push(Shape::Disc { at, radius: DOT - 1.4, ink: Ink(palette.paper, 1.0) });
}

/// The least distance between labels in CSS pixels.
const LINE: f64 = 16.0;

/// Heights for labels that want to be at `wanted`, apart by a line and within the limits; labels that want
/// the same height stay in their order.
pub fn spread_labels(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut placed = vec![0.0; wanted.len()];
    let gap = LINE.min((bottom - top) / (wanted.len().max(2) - 1) as f64);
    let mut left: Vec<usize> = (0..wanted.len()).collect();
    let mut least = top;
    while !left.is_empty() {
        let next = (1..left.len()).fold(0, |n, i| if wanted[left[i]] < wanted[left[n]] { i } else { n });
        let i = left.remove(next);
        placed[i] = wanted[i].clamp(least, (bottom - left.len() as f64 * gap).max(least));
        least = placed[i] + gap;
    }
    placed
}

/// The label of each curve beside its right end, with a piece of its stroke, and a leader where it had to
/// move.
fn labels(
    layout: &Layout,
    panel: &Panel,
    drawn: &[PlottedCurve],
    palette: &Palette,
    shapes: &mut Vec<Shape>,
) {
    let rect = panel.rect;
    // In a shared plot only the first is labelled: the colour tells the rest.
    let labelled: Vec<&PlottedCurve> =
        drawn.iter().filter(|d| panel.orders.first() == Some(&d.order)).collect();
    let end = |d: &&PlottedCurve| {
        let last = d.curve.lines.last().and_then(|l| l.last());
        last.map_or(rect.top + 0.5 * rect.height, |p| panel.px_from_y(p.1))
    };
    let wanted: Vec<f64> = labelled.iter().map(end).collect();
    let placed = spread_labels(&wanted, rect.top + 4.0, rect.bottom() - 4.0);
    let narrow = layout.size.0 < NARROW;
    let (stub, size, most) = if narrow { (0.0, 11.0, 11) } else { (20.0, 13.0, 16) };
    for ((one, from), to) in labelled.iter().zip(wanted).zip(placed) {
        let color = palette.curves[one.slot];
        let start = rect.right() + 3.0;
        let bend = start + 7.0;
        shapes.push(line(vec![(start, from), (bend, to)], color, 1.0, &[]));
        if stub > 0.0 {
            shapes.push(line(vec![(bend, to), (bend + stub, to)], color, CURVE, DASHES[one.slot]));
        }
        let at = (bend + stub + 4.0, to);
        shapes.push(text(&shortened(&one.label, most), at, Anchor::Right, size, color));
    }
}

fn shortened(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.into();
    }
    let kept: String = label.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A traced point of a curve: where, and the slope of the tangent if one is to be drawn.
pub struct TracePoint {
    /// The slot that gives the colour.
    pub slot: usize,
    /// Which derivative it is on.
    pub order: Order,
    /// Its y.
    pub y: f64,
    /// The slope of the tangent.
    pub tangent: Option<f64>,
}

/// The line at the traced x, the points of the curves on it, and tangents.
pub fn trace(layout: &Layout, x: f64, points: &[TracePoint], palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let px = layout.px_from_x(x);
    for panel in &layout.panels {
        let ends = vec![(px, panel.rect.top), (px, panel.rect.bottom())];
        shapes.push(Shape::Line { points: ends, ink: Ink(palette.ink, 0.6), width: 1.0, dash: &[3.0, 3.0] });
        let here =
            |t: &&TracePoint| panel.orders.contains(&t.order) && (panel.y.from..=panel.y.to).contains(&t.y);
        for point in points.iter().filter(here) {
            let at = (px, panel.px_from_y(point.y));
            if let Some(slope) = point.tangent.filter(|s| s.is_finite()) {
                shapes.push(tangent(layout, panel, at, slope, palette.curves[point.slot]));
            }
        }
        for point in points.iter().filter(here) {
            ring((px, panel.px_from_y(point.y)), palette.curves[point.slot], palette, &mut shapes);
        }
    }
    shapes
}

/// Half the length of a tangent in CSS pixels, and as a share of the plot's width where that is less.
const REACH: (f64, f64) = (70.0, 0.13);

/// The tangent as far as it stays in the plot.
fn tangent(layout: &Layout, panel: &Panel, (px, py): Px, slope: f64, color: RGBColor) -> Shape {
    let rect = panel.rect;
    let steep = -slope * (rect.height / panel.y.width()) / (rect.width / layout.x.width());
    let length = steep.hypot(1.0);
    let reach = REACH.0.min(REACH.1 * rect.width);
    let (dx, dy) = if length.is_finite() { (reach / length, reach / length * steep) } else { (0.0, reach) };
    let room = |from: f64, by: f64, low: f64, high: f64| {
        if by > 0.0 {
            (high - from) / by
        } else if by < 0.0 {
            (low - from) / by
        } else {
            1.0
        }
    };
    let share = |sign: f64| {
        let across = room(px, sign * dx, rect.left, rect.right());
        across.min(room(py, sign * dy, rect.top, rect.bottom())).clamp(0.0, 1.0)
    };
    let (back, on) = (share(-1.0), share(1.0));
    let points = vec![(px - back * dx, py - back * dy), (px + on * dx, py + on * dy)];
    Shape::Line { points, ink: Ink(color, 0.8), width: 1.3, dash: &[] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::curve::curve;
    use crate::plot::layout::PlotContents;
    use crate::plot::span::Span;
    use engine::activation::{Instance, find};

    const GREY: RGBColor = RGBColor(128, 128, 128);
    const PALETTE: Palette = Palette {
        paper: GREY,
        ink: GREY,
        soft: GREY,
        grid: GREY,
        bad: GREY,
        classes: [GREY; 2],
        curves: [GREY; 6],
    };

    fn contents<'a>(function: &'a Instance, orders: &[Order]) -> PlotContents<'a> {
        let x = Span { from: -6.0, to: 6.0 };
        PlotContents { functions: vec![function], orders: orders.to_vec(), together: false, x, y: None }
    }

    #[test]
    fn labels_that_coincide_are_set_apart_within_the_plot() {
        let placed = spread_labels(&[50.0, 50.0, 52.0, 0.0], 4.0, 60.0);
        // The one that wants 52 comes last, at 60, so those that want 50 move up to make room.
        assert_eq!(placed, [28.0, 44.0, 60.0, 4.0]);
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(spread_labels(&[80.0, 20.0], 0.0, 100.0), [80.0, 20.0]);
    }

    #[test]
    fn a_rising_function_rises_on_the_screen() {
        let identity = Instance::new(find("identity").unwrap());
        let layout = Layout::new(&contents(&identity, &Order::ALL[..2]), (900.0, 600.0));
        let panel = &layout.panels[0];
        let curve = curve(&identity, Order::Value, layout.x, panel);
        let shapes = curves(
            &layout,
            panel,
            &[PlottedCurve { panel: 0, slot: 0, order: Order::Value, label: "x".into(), curve }],
            &PALETTE,
        );
        let Some(Shape::Line { points, .. }) = shapes.first() else { panic!("no line first") };
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!(first.0 < last.0 && first.1 > last.1 + 100.0, "{first:?} {last:?}");
    }

    #[test]
    fn nothing_is_drawn_outside_the_figure() {
        for activation in engine::activation::all() {
            let instance = &Instance::new(activation);
            let layout = Layout::new(&contents(instance, &Order::ALL), (700.0, 500.0));
            let points: Vec<TracePoint> = Order::ALL
                .into_iter()
                .map(|order| TracePoint { slot: 0, order, y: instance.at(order, 0.5), tangent: Some(1e300) })
                .collect();
            let mut shapes = trace(&layout, 0.5, &points, &PALETTE);
            for panel in &layout.panels {
                let order = panel.orders[0];
                let curve = curve(instance, order, layout.x, panel);
                shapes.extend(curves(
                    &layout,
                    panel,
                    &[PlottedCurve { panel: 0, slot: 0, order, label: "label".into(), curve }],
                    &PALETTE,
                ));
            }
            for shape in shapes {
                let Shape::Line { points, .. } = shape else { continue };
                for (x, y) in points {
                    assert!(
                        (0.0..=700.0).contains(&x) && (0.0..=500.0).contains(&y),
                        "{activation:?} {x} {y}"
                    );
                }
            }
        }
    }
}
