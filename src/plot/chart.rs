//! Lines over epochs or layers, on linear and logarithmic axes.

use super::layout::Rect;
use super::palette::{DASHES, Palette};
use super::scene::{Anchor, Ink, Px, Shape};
use super::span::Span;
use super::ticks;
use crate::format;

/// The style of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A line.
    Strong,
    /// A thin, pale line.
    Faint,
    /// A dot for every point.
    Dots,
    /// The enclosed area, pale.
    Area,
}

/// A series of a chart.
pub struct Series {
    /// The slot that gives colour and dash.
    pub slot: usize,
    /// The style.
    pub stroke: Stroke,
    /// x and y.
    pub points: Vec<(f64, f64)>,
}

/// The plot area within a chart of this size.
pub fn chart_rect((width, height): (f64, f64)) -> Rect {
    Rect { left: 46.0, top: 8.0, width: (width - 56.0).max(1.0), height: (height - 34.0).max(1.0) }
}

/// Ticks of a logarithmic axis, at 1, 2 and 5 times the powers of ten, at the powers, or at every third, tenth or
/// fiftieth power, so that there are few.
fn decades(y: Span) -> ticks::Ticks {
    let (mantissas, step): (&[f64], i32) = match y.width() {
        w if w < 1.5 => (&[1.0, 2.0, 5.0], 1),
        w if w < 5.0 => (&[1.0], 1),
        w if w < 20.0 => (&[1.0], 3),
        w if w < 60.0 => (&[1.0], 10),
        _ => (&[1.0], 50),
    };
    let mut found = ticks::Ticks { values: Vec::new(), labels: Vec::new() };
    for power in y.from.floor() as i32..=y.to.ceil() as i32 {
        for mantissa in mantissas.iter().filter(|_| power % step == 0) {
            let at = f64::from(power) + mantissa.log10();
            if (y.from..=y.to).contains(&at) {
                let size = mantissa * 10f64.powi(power);
                let plain = (-3..=3).contains(&power);
                let decimals = f64::from(-power).clamp(0.0, 3.0) as u8;
                found.values.push(at);
                found.labels.push(if plain {
                    format::fixed(size, decimals)
                } else {
                    format::scientific(size, 0)
                });
            }
        }
    }
    found
}

/// The position of a number on the axis `x`.
fn px_from_x(at: f64, x: Span, rect: Rect) -> f64 {
    rect.left + (at - x.from) / x.width() * rect.width
}

/// The centre of a pixel, where a thin line is sharp.
fn crisp(px: f64) -> f64 {
    px.floor() + 0.5
}

/// A vertical line at an epoch or layer, drawn over a [`chart`] with the axis `x`.
pub fn mark(at: f64, size: (f64, f64), x: Span, palette: &Palette) -> Shape {
    dashed_mark(at, size, x, palette, &[])
}

/// Like [`mark`], with a dash.
pub fn dashed_mark(at: f64, size: (f64, f64), x: Span, palette: &Palette, dash: &'static [f64]) -> Shape {
    let rect = chart_rect(size);
    let px = crisp(px_from_x(at, x, rect));
    Shape::line(vec![(px, rect.top), (px, rect.bottom())], palette.ink, 1.0, dash)
}

/// Series over epochs or layers on the axis `x`, with a linear or logarithmic axis of values.
pub fn chart(all: &[Series], size: (f64, f64), x: Span, logarithmic: bool, palette: &Palette) -> Vec<Shape> {
    let rect = chart_rect(size);
    // A logarithmic axis has no zero: the line is interrupted there.
    let shown = |v: f64| !logarithmic || v > 0.0;
    let value = |v: f64| if logarithmic { v.log10() } else { v };
    let values = || all.iter().flat_map(|s| &s.points).filter(|p| shown(p.1)).map(|p| value(p.1));
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
    let low = if logarithmic { low } else { low.min(0.0) };
    let margin = (0.06 * (high - low)).max(if logarithmic { 0.15 } else { 0.02 });
    let y = Span { from: if low == 0.0 && !logarithmic { 0.0 } else { low - margin }, to: high + margin };
    let px = |e: f64| px_from_x(e, x, rect);
    let py = |v: f64| rect.bottom() - (v - y.from) / y.width() * rect.height;
    let line = |points, color, width| Shape::line(points, color, width, &[]);
    let text = |label: &str, at, anchor| Shape::text(label, at, anchor, 12.0, palette.soft);
    let mut shapes = Vec::new();
    let across = ticks::horizontal(x, rect.width);
    for tick in across.values.iter().filter(|tick| tick.fract() == 0.0) {
        let at = crisp(px(*tick));
        shapes.push(line(vec![(at, rect.top), (at, rect.bottom())], palette.grid, 1.0));
        shapes.push(text(&format::fixed(*tick, 0), (at, rect.bottom() + 7.0), Anchor::Below));
    }
    let up = if logarithmic { decades(y) } else { ticks::vertical(y, rect.height) };
    for (tick, label) in up.values.iter().zip(&up.labels) {
        let at = crisp(py(*tick));
        shapes.push(line(vec![(rect.left, at), (rect.right(), at)], palette.grid, 1.0));
        shapes.push(text(label, (rect.left - 6.0, at), Anchor::Left));
    }
    shapes.push(line(
        vec![(rect.left, rect.top), (rect.left, rect.bottom()), (rect.right(), rect.bottom())],
        palette.soft,
        1.0,
    ));
    for one in all {
        let color = palette.curves[one.slot];
        let (opacity, width) = match one.stroke {
            Stroke::Strong => (1.0, 2.2),
            Stroke::Faint => (0.45, 1.2),
            Stroke::Dots => (1.0, 0.0),
            Stroke::Area => (0.16, 0.0),
        };
        let ink = Ink(color, opacity);
        for segment in one.points.split(|p| !shown(p.1)).filter(|segment| !segment.is_empty()) {
            let points: Vec<Px> = segment.iter().map(|p| (px(p.0), py(value(p.1)))).collect();
            match (one.stroke, points.as_slice()) {
                (Stroke::Area, _) => shapes.push(Shape::Area { points, ink }),
                (Stroke::Dots, _) => {
                    shapes.extend(points.into_iter().map(|at| Shape::Disc { at, radius: 2.4, ink }));
                }
                (_, [only]) => shapes.push(Shape::Disc { at: *only, radius: 3.0, ink }),
                _ => shapes.push(Shape::Line { points, ink, width, dash: DASHES[one.slot] }),
            }
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_of_a_logarithmic_axis_are_few_and_round() {
        let labels = |from: f64, to: f64| decades(Span { from, to }).labels;
        assert_eq!(labels(-1.5, -0.25), ["0.05", "0.1", "0.2", "0.5"]);
        assert_eq!(labels(-3.2, 0.2), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(labels(-9.5, 0.2), ["10⁻⁹", "10⁻⁶", "0.001", "1"]);
    }
}
