//! What is drawn of a race over its epochs, and of a unit's pre-activations. Pure.

use crate::number;
use crate::plot::draw;
use crate::plot::frame::Rect;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Anchor, Ink, Px, Shape};
use crate::plot::ticks;
use crate::settings::Span;
use engine::nn::Record;

/// A line of a chart.
pub struct Series {
    /// The slot that gives colour and dash.
    pub slot: usize,
    /// Whether it is drawn faint.
    pub faint: bool,
    /// Epochs and values.
    pub points: Vec<(f64, f64)>,
}

/// Epochs and what `read` finds in their records, but for what is not finite.
pub fn series(records: &[Record], slot: usize, faint: bool, read: impl Fn(&Record) -> f64) -> Series {
    let point = |r: &Record| (r.epoch as f64, read(r));
    Series { slot, faint, points: records.iter().map(point).filter(|p| p.1.is_finite()).collect() }
}

/// The room of the plot within a chart of this size.
pub fn chart_rect((width, height): (f64, f64)) -> Rect {
    Rect { left: 46.0, top: 8.0, width: (width - 56.0).max(1.0), height: (height - 34.0).max(1.0) }
}

/// Marks at 1, 2 and 5 times the powers of ten on an axis of logarithms, or at the powers alone, or at
/// every third of them, so that there are few.
fn decades(y: Span) -> ticks::Ticks {
    let (mantissas, step): (&[f64], i32) = match y.width() {
        w if w < 1.5 => (&[1.0, 2.0, 5.0], 1),
        w if w < 5.0 => (&[1.0], 1),
        _ => (&[1.0], 3),
    };
    let mut found = ticks::Ticks { values: Vec::new(), labels: Vec::new() };
    for power in y.from.floor() as i32..=y.to.ceil() as i32 {
        for mantissa in mantissas.iter().filter(|_| power % step == 0) {
            let at = f64::from(power) + mantissa.log10();
            if (y.from..=y.to).contains(&at) {
                let size = mantissa * 10f64.powi(power);
                let plain = (-3..=3).contains(&power);
                let decimals = engine::limit(f64::from(-power), 0.0, 3.0) as u8;
                found.values.push(at);
                found.labels.push(if plain {
                    number::fixed(size, decimals)
                } else {
                    number::scientific(size, 0)
                });
            }
        }
    }
    found
}

/// Lines over epochs, with a mark at one of them. The values are taken by their logarithm if asked.
pub fn chart(
    all: &[Series],
    size: (f64, f64),
    epochs: f64,
    logarithmic: bool,
    mark: Option<f64>,
    palette: &Palette,
) -> Vec<Shape> {
    let rect = chart_rect(size);
    // Zero has no place on an axis of logarithms: there the line pauses.
    let shown = |v: f64| !logarithmic || v > 0.0;
    let value = |v: f64| if logarithmic { v.log10() } else { v };
    let values = || all.iter().flat_map(|s| &s.points).filter(|p| shown(p.1)).map(|p| value(p.1));
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
    let low = if logarithmic { low } else { low.min(0.0) };
    let margin = (0.06 * (high - low)).max(if logarithmic { 0.15 } else { 0.02 });
    let y = Span { from: if low == 0.0 && !logarithmic { 0.0 } else { low - margin }, to: high + margin };
    let x = Span { from: 0.0, to: epochs.max(1.0) };
    let px = |e: f64| rect.left + (e - x.from) / x.width() * rect.width;
    let py = |v: f64| rect.bottom() - (v - y.from) / y.width() * rect.height;
    let line = |points, color, width| draw::line(points, color, width, &[]);
    let text = |label: &str, at, anchor| draw::text(label, at, anchor, 12.0, palette.soft);
    let mut shapes = Vec::new();
    let crisp = |px: f64| px.floor() + 0.5;
    let across = ticks::horizontal(x, rect.width);
    for tick in across.values.iter().filter(|tick| tick.fract() == 0.0) {
        let at = crisp(px(*tick));
        shapes.push(line(vec![(at, rect.top), (at, rect.bottom())], palette.grid, 1.0));
        shapes.push(text(&number::fixed(*tick, 0), (at, rect.bottom() + 7.0), Anchor::Below));
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
        let ink = Ink(palette.curves[one.slot], if one.faint { 0.45 } else { 1.0 });
        let width = if one.faint { 1.2 } else { 2.2 };
        for stretch in one.points.split(|p| !shown(p.1)).filter(|stretch| !stretch.is_empty()) {
            let points: Vec<Px> = stretch.iter().map(|p| (px(p.0), py(value(p.1)))).collect();
            match points.as_slice() {
                [only] => shapes.push(Shape::Disc { at: *only, radius: 3.0, ink }),
                _ => shapes.push(Shape::Line { points, ink, width, dash: DASHES[one.slot] }),
            }
        }
    }
    if let Some(mark) = mark {
        let at = crisp(px(mark));
        shapes.push(line(vec![(at, rect.top), (at, rect.bottom())], palette.ink, 1.0));
    }
    shapes
}

/// The activation over the range of a unit's pre-activations, above their histogram.
pub fn histogram(
    z: &[f64],
    f: impl Fn(f64) -> f64,
    size: (f64, f64),
    slot: usize,
    palette: &Palette,
) -> Vec<Shape> {
    const BINS: usize = 36;
    let rect = chart_rect(size);
    let (low, high) = z.iter().fold((-1.0f64, 1.0f64), |(l, h), v| (l.min(*v), h.max(*v)));
    let margin = 0.08 * (high - low);
    let x = Span { from: low - margin, to: high + margin };
    let px = |v: f64| rect.left + (v - x.from) / x.width() * rect.width;
    let mut counts = [0usize; BINS];
    for v in z {
        let bin = ((v - x.from) / x.width() * BINS as f64) as usize;
        counts[bin.min(BINS - 1)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    let floor = rect.bottom();
    let mut shapes: Vec<Shape> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(bin, count)| {
            let left = rect.left + bin as f64 / BINS as f64 * rect.width;
            Shape::Box {
                from: (left, floor - *count as f64 / most * 0.5 * rect.height),
                to: (left + rect.width / BINS as f64 - 1.0, floor),
                ink: Ink(palette.soft, 0.5),
            }
        })
        .collect();
    let points: Vec<(f64, f64)> = (0..=240)
        .map(|i| x.from + x.width() * f64::from(i) / 240.0)
        .map(|v| (v, f(v)))
        .filter(|p| p.1.is_finite())
        .collect();
    let (low, high) = points.iter().fold((0.0f64, 0.1f64), |(l, h), p| (l.min(p.1), h.max(p.1)));
    let py = |v: f64| rect.bottom() - (v - low) / (high - low) * rect.height;
    shapes.push(draw::line(vec![(px(0.0), rect.top), (px(0.0), floor)], palette.soft, 1.0, &[]));
    shapes.push(draw::line(vec![(rect.left, floor), (rect.right(), floor)], palette.soft, 1.0, &[]));
    let curve = points.iter().map(|p| (px(p.0), py(p.1))).collect();
    shapes.push(draw::line(curve, palette.curves[slot], 2.2, DASHES[slot]));
    let across = ticks::horizontal(x, rect.width);
    for (tick, label) in across.values.iter().zip(&across.labels) {
        shapes.push(draw::text(label, (px(*tick), floor + 7.0), Anchor::Below, 12.0, palette.soft));
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_logarithms_are_few_and_round() {
        let labels = |from: f64, to: f64| decades(Span { from, to }).labels;
        assert_eq!(labels(-1.5, -0.25), ["0.05", "0.1", "0.2", "0.5"]);
        assert_eq!(labels(-3.2, 0.2), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(labels(-9.5, 0.2), ["10⁻⁹", "10⁻⁶", "0.001", "1"]);
    }
}
