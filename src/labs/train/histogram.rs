//! The histogram of a unit's pre-activations under its activation, as shapes.

use crate::plot::Span;
use crate::plot::chart::chart_rect;
use crate::plot::layout::Rect;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Anchor, Ink, Shape};
use crate::plot::ticks;

const BINS: usize = 36;

/// The histogram of the pre-activations `z`, and the activation `f` over their range.
pub fn histogram(
    z: &[f64],
    f: impl Fn(f64) -> f64,
    size: (f64, f64),
    slot: usize,
    palette: &Palette,
) -> Vec<Shape> {
    let rect = chart_rect(size);
    let (low, high) = z.iter().fold((-1.0f64, 1.0f64), |(l, h), v| (l.min(*v), h.max(*v)));
    let margin = 0.08 * (high - low);
    let x = Span { from: low - margin, to: high + margin };
    let px = |v: f64| rect.left + (v - x.from) / x.width() * rect.width;
    let mut shapes = bars(z, x, rect, palette);
    let points: Vec<(f64, f64)> = (0..=240)
        .map(|i| x.from + x.width() * f64::from(i) / 240.0)
        .map(|v| (v, f(v)))
        .filter(|p| p.1.is_finite())
        .collect();
    let (low, high) = points.iter().fold((0.0f64, 0.1f64), |(l, h), p| (l.min(p.1), h.max(p.1)));
    let py = |v: f64| rect.bottom() - (v - low) / (high - low) * rect.height;
    let floor = rect.bottom();
    shapes.push(Shape::line(vec![(px(0.0), rect.top), (px(0.0), floor)], palette.soft, 1.0, &[]));
    shapes.push(Shape::line(vec![(rect.left, floor), (rect.right(), floor)], palette.soft, 1.0, &[]));
    let curve = points.iter().map(|p| (px(p.0), py(p.1))).collect();
    shapes.push(Shape::line(curve, palette.curves[slot], 2.2, DASHES[slot]));
    let across = ticks::horizontal(x, rect.width);
    for (tick, label) in across.values.iter().zip(&across.labels) {
        shapes.push(Shape::text(label, (px(*tick), floor + 7.0), Anchor::Below, 12.0, palette.soft));
    }
    shapes
}

/// The bars of the histogram; the highest one takes half the height.
fn bars(values: &[f64], x: Span, rect: Rect, palette: &Palette) -> Vec<Shape> {
    let mut counts = [0usize; BINS];
    for v in values {
        let bin = ((v - x.from) / x.width() * BINS as f64) as usize;
        counts[bin.min(BINS - 1)] += 1;
    }
    let highest = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    let floor = rect.bottom();
    let bar = |(bin, count): (usize, &usize)| {
        let left = rect.left + bin as f64 / BINS as f64 * rect.width;
        Shape::Box {
            from: (left, floor - *count as f64 / highest * 0.5 * rect.height),
            to: (left + rect.width / BINS as f64 - 1.0, floor),
            ink: Ink(palette.soft, 0.5),
        }
    };
    counts.iter().enumerate().filter(|(_, count)| **count > 0).map(bar).collect()
}
