//! The trace: a vertical line with points and tangents.

use super::curves::ring;
use crate::plot::layout::{Layout, Panel};
use crate::plot::palette::Palette;
use crate::plot::scene::{Ink, Px, Shape};
use engine::activation::Order;
use plotters::style::RGBColor;

/// The point of a curve at the trace.
pub struct TracePoint {
    /// The slot, which determines the colour.
    pub slot: usize,
    /// The derivative.
    pub order: Order,
    /// y.
    pub y: f64,
    /// The slope of the tangent; `None` for no tangent.
    pub tangent: Option<f64>,
}

/// The vertical line of the trace, the points of the curves on it, and tangents.
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
            shapes.extend(ring((px, panel.px_from_y(point.y)), palette.curves[point.slot], palette));
        }
    }
    shapes
}

/// Half the length of a tangent: in CSS pixels, and at most as a share of the width of the panel.
const HALF_LENGTH: (f64, f64) = (70.0, 0.13);

/// A tangent, clipped to its panel.
fn tangent(layout: &Layout, panel: &Panel, (px, py): Px, slope: f64, color: RGBColor) -> Shape {
    let rect = panel.rect;
    let steep = -slope * (rect.height / panel.y.width()) / (rect.width / layout.x.width());
    let length = steep.hypot(1.0);
    let reach = HALF_LENGTH.0.min(HALF_LENGTH.1 * rect.width);
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
