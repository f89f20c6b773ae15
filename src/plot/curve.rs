//! Adaptive sampling of a function to polylines, broken at jumps and clipped to the plot.

use super::layout::Panel;
use super::span::Span;
use engine::activation::{Instance, Order};

/// A point in data coordinates.
pub type Point = (f64, f64);

/// The allowed deviation from the curve, in CSS pixels.
const TOLERANCE_PX: f64 = 0.06;
/// The greatest number of halvings of a stride.
const MAX_HALVINGS: u32 = 7;
/// The width of the initial intervals, in CSS pixels.
const STRIDE_PX: f64 = 8.0;
/// Samples per pixel column where the function oscillates within a pixel.
const ENVELOPE_SAMPLES: u32 = 48;

/// A sampled curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Connected lines within the plot.
    pub lines: Vec<Vec<Point>>,
    /// One-sided limits at jumps that are not values of the function.
    pub open: Vec<Point>,
    /// Values at a jump.
    pub closed: Vec<Point>,
}

struct Sampler<'a> {
    instance: &'a Instance,
    order: Order,
    /// Data units per CSS pixel.
    unit: (f64, f64),
    points: Vec<Point>,
}

impl Sampler<'_> {
    fn at(&self, x: f64) -> Point {
        (x, self.instance.at(self.order, x))
    }

    /// Adds points after `a`, up to and including `b`.
    fn refine(&mut self, a: Point, b: Point, depth: u32) {
        let middle = self.at(0.5 * (a.0 + b.0));
        let deviation = |p: Point| {
            let line = a.1 + (b.1 - a.1) * (p.0 - a.0) / (b.0 - a.0);
            (p.1 - line).abs() / self.unit.1
        };
        // An asymmetric second sample: the midpoint of an oscillation can lie on the chord.
        let off_centre = self.at(a.0 + 0.293 * (b.0 - a.0));
        let is_bent =
            deviation(middle) > TOLERANCE_PX || deviation(off_centre) > TOLERANCE_PX || !middle.1.is_finite();
        if !is_bent || b.0 - a.0 <= 4.0 * f64::EPSILON * b.0.abs() {
            self.points.push(b);
        } else if depth > 0 {
            self.refine(a, middle, depth - 1);
            self.refine(middle, b, depth - 1);
        } else {
            self.points.push(middle);
            self.points.push(b);
        }
    }

    /// Adds, per pixel column, the range of values where the function oscillates within a pixel.
    fn sample_envelope(&mut self, from: f64, to: f64) {
        let columns = ((to - from) / self.unit.0).ceil().max(1.0);
        for column in 0..columns as u32 {
            let at = |share: f64| from + (to - from) * (f64::from(column) + share) / columns;
            let values = (0..ENVELOPE_SAMPLES)
                .map(|i| self.instance.at(self.order, at(f64::from(i) * 0.618_034 % 1.0)));
            let (low, high) =
                values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            self.points.extend([(at(0.25), low), (at(0.75), high)]);
        }
    }

    /// Whether the function turns more than twice within two CSS pixels at the start of the interval.
    fn turns_within_pixel(&self, from: f64, to: f64) -> bool {
        let step = 0.25 * self.unit.0.min(to - from);
        let mut turns = 0;
        let mut last = 0.0;
        for i in 0..8 {
            let x = from + step * (f64::from(i) + 0.37);
            let change = self.at(x + step).1 - self.at(x).1;
            if change * last < 0.0 && change.abs() > 0.5 * self.unit.1 {
                turns += 1;
            }
            last = change;
        }
        turns > 2
    }

    fn sample_piece(&mut self, from: f64, to: f64) {
        let strides = ((to - from) / (STRIDE_PX * self.unit.0)).ceil().clamp(1.0, 1000.0) as u32;
        let edge =
            |i: u32| if i == strides { to } else { from + (to - from) * f64::from(i) / f64::from(strides) };
        self.points.push(self.at(from));
        for i in 0..strides {
            let (a, b) = (edge(i), edge(i + 1));
            if self.turns_within_pixel(a, b) {
                self.sample_envelope(a, b);
            } else {
                self.refine(self.at(a), self.at(b), MAX_HALVINGS);
            }
        }
    }
}

/// Samples f, f′ or f″ for a plot over this interval of x.
pub fn curve(instance: &Instance, order: Order, x: Span, panel: &Panel) -> Curve {
    let unit = (x.width() / panel.rect.width, panel.y.width() / panel.rect.height);
    let mut result = Curve::default();
    let mut edges = vec![x.from];
    edges.extend(instance.kinks().into_iter().filter(|k| x.from < *k && *k < x.to));
    edges.push(x.to);
    let mut sampler = Sampler { instance, order, unit, points: Vec::new() };
    for pair in edges.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let start = if from == x.from { from } else { from.next_up() };
        let end = if to == x.to { to } else { to.next_down() };
        if let Some(&last) = sampler.points.last() {
            let jump = Jump::at(instance, order, from);
            if jump.size() > unit.1 {
                clip(&std::mem::take(&mut sampler.points), panel.y, &mut result.lines);
                jump.mark(panel.y, unit.1, &mut result);
            } else {
                // The kink becomes a corner of the line.
                sampler.points.push((from, last.1));
            }
        }
        sampler.sample_piece(start, end);
    }
    clip(&sampler.points, panel.y, &mut result.lines);
    result
}

struct Jump {
    x: f64,
    left: f64,
    here: f64,
    right: f64,
}

impl Jump {
    fn at(instance: &Instance, order: Order, x: f64) -> Self {
        let (left, right) = (instance.from_left(order, x), instance.from_right(order, x));
        Jump { x, left, here: instance.at(order, x), right }
    }

    fn size(&self) -> f64 {
        (self.left - self.right).abs().max((self.here - self.left).abs())
    }

    fn mark(&self, y: Span, unit: f64, curve: &mut Curve) {
        let inside = |v: &f64| (y.from..=y.to).contains(v);
        let apart = |v: &f64| (v - self.here).abs() > unit;
        curve
            .open
            .extend([self.left, self.right].into_iter().filter(apart).filter(inside).map(|v| (self.x, v)));
        curve.closed.extend(Some(self.here).filter(inside).map(|v| (self.x, v)));
    }
}

/// Clips a polyline to the interval of y, with exact points where it leaves and enters.
fn clip(points: &[Point], y: Span, lines: &mut Vec<Vec<Point>>) {
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

#[cfg(test)]
mod tests {
    use super::super::layout::Rect;
    use super::*;
    use engine::activation::{all, find};

    fn panel(from: f64, to: f64) -> Panel {
        let rect = Rect { left: 0.0, top: 0.0, width: 800.0, height: 400.0 };
        Panel { orders: vec![Order::Value], rect, y: Span { from, to } }
    }

    const X: Span = Span { from: -6.0, to: 6.0 };

    #[test]
    fn between_its_points_a_line_stays_within_a_tenth_of_a_pixel_of_the_function() {
        for activation in all() {
            let instance = Instance::new(activation);
            let panel = panel(-1.5, 6.0);
            for order in Order::ALL {
                for line in curve(&instance, order, X, &panel).lines {
                    for pair in line.windows(2) {
                        let (a, b) = (pair[0], pair[1]);
                        for share in [0.1, 0.37, 0.5, 0.81] {
                            let x = a.0 + (b.0 - a.0) * share;
                            let off = (a.1 + (b.1 - a.1) * share - instance.at(order, x)).abs();
                            // A steep line may be off in y where it is right in x.
                            let steep = ((b.1 - a.1) / (b.0 - a.0)).abs() * X.width() / 800.0;
                            let limit = 0.12 * (panel.y.width() / 400.0).max(steep);
                            assert!(
                                off <= limit || b.0 - a.0 < 1e-9,
                                "{activation:?} {order:?} at {x}: {off}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn jumps_have_dots_and_no_vertical_line() {
        let step = Instance::new(find("step").unwrap());
        let curve = curve(&step, Order::Value, X, &panel(-0.5, 1.5));
        assert_eq!(curve.lines.len(), 2);
        assert_eq!((curve.open, curve.closed), (vec![(0.0, 0.0)], vec![(0.0, 1.0)]));
    }

    #[test]
    fn straight_lines_need_few_points() {
        let relu = Instance::new(find("relu").unwrap());
        let points: usize = curve(&relu, Order::Value, X, &panel(-1.0, 7.0)).lines.iter().map(Vec::len).sum();
        assert!(points < 220, "{points}");
    }

    #[test]
    fn lines_stay_inside_the_plot_and_no_domain_needs_too_many_points() {
        for activation in all() {
            let instance = Instance::new(activation);
            for (from, to) in [(-5e-7, 5e-7), (-6.0, 6.0), (-5e5, 5e5), (999_999.0, 1e6)] {
                let panel = panel(-1.0, 2.0);
                for order in Order::ALL {
                    let curve = curve(&instance, order, Span { from, to }, &panel);
                    let points: Vec<Point> = curve.lines.concat();
                    assert!(points.len() < 40_000, "{activation:?} {order:?} {from} {}", points.len());
                    for p in points {
                        assert!(
                            (-1.0..=2.0).contains(&p.1) && (from..=to).contains(&p.0),
                            "{activation:?} {p:?}"
                        );
                    }
                }
            }
        }
    }
}
