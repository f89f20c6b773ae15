//! What is drawn of a race over its epochs, and of a unit's pre-activations. Pure.

use crate::plot::chart::{Series, Stroke, chart_rect};
use crate::plot::draw;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Anchor, Ink, Shape};
use crate::plot::ticks;
use crate::settings::Span;
use engine::nn::Record;

/// Epochs and what `read` finds in their records, but for what is not finite.
pub fn series(records: &[Record], slot: usize, stroke: Stroke, read: impl Fn(&Record) -> f64) -> Series {
    let point = |r: &Record| (r.epoch as f64, read(r));
    Series { slot, stroke, points: records.iter().map(point).filter(|p| p.1.is_finite()).collect() }
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
