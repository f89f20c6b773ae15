//! Clipping of lines and bands to the interval of y of a plot.

use super::curve::{Band, Point};
use super::span::Span;

/// Clips a polyline to the interval of y, with exact points where it leaves and enters.
pub fn clip(points: &[Point], y: Span, lines: &mut Vec<Vec<Point>>) {
    let inside = |p: Point| (y.from..=y.to).contains(&p.1);
    let mut line: Vec<Point> = points.first().copied().filter(|p| inside(*p)).into_iter().collect();
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let crossings = crossings(a, b, y);
        match (inside(a), inside(b)) {
            (true, true) => line.push(b),
            (true, false) => {
                line.extend(crossings.first());
                push_line(&mut line, lines);
            }
            (false, true) => {
                line.extend(crossings.first());
                line.push(b);
            }
            (false, false) => {
                if crossings.len() == 2 {
                    lines.push(crossings);
                }
            }
        }
    }
    push_line(&mut line, lines);
}

/// Clips a band to the interval of y.
pub fn clip_band(columns: &[(f64, f64, f64)], y: Span, bands: &mut Vec<Band>) {
    // Without a value in the plot, or any at all, there is a gap.
    let is_inside = |column: &(f64, f64, f64)| column.1 <= y.to && column.2 >= y.from;
    for inside in columns.chunk_by(|a, b| is_inside(a) == is_inside(b)).filter(|chunk| is_inside(&chunk[0])) {
        bands.push(inside.iter().map(|(x, low, high)| (*x, low.max(y.from), high.min(y.to))).collect());
    }
}

fn push_line(line: &mut Vec<Point>, lines: &mut Vec<Vec<Point>>) {
    let line = std::mem::take(line);
    if line.len() > 1 {
        lines.push(line);
    }
}

/// The points where the segment crosses the ends of the interval, in order from `a` to `b`.
fn crossings(a: Point, b: Point, y: Span) -> Vec<Point> {
    if !a.0.is_finite() || a.1.is_nan() || b.1.is_nan() {
        return Vec::new();
    }
    // A segment from an infinite or huge value is drawn as vertical.
    let far = |v: f64| v.clamp(y.from - 1e6 * y.width(), y.to + 1e6 * y.width());
    let (from, to) = (far(a.1), far(b.1));
    let levels = if from < to { [y.from, y.to] } else { [y.to, y.from] };
    let found = levels
        .into_iter()
        .filter(|level| (from < *level) != (to < *level) || (from > *level) != (to > *level))
        .map(|level| ((level - from) / (to - from), level))
        .filter(|(share, _)| (0.0..=1.0).contains(share));
    found.map(|(share, level)| (a.0 + (b.0 - a.0) * share, level)).collect()
}
