//! Adaptive sampling of a function to polylines, broken at jumps and clipped to the plot.

use super::clip::{clip, clip_band};
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

/// A range of values for each of some neighbouring pixel columns: x, the least and the greatest value.
pub type Band = Vec<(f64, f64, f64)>;

/// Samples that decide whether the function oscillates within a pixel.
const TURN_SAMPLES: u32 = 16;

/// A sampled curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Connected lines within the plot.
    pub lines: Vec<Vec<Point>>,
    /// The ranges of values where the function oscillates within a pixel.
    pub bands: Vec<Band>,
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
    /// Whether the last interval was sampled as a band.
    in_band: bool,
    /// The lines before the last band.
    lines: Vec<Vec<Point>>,
    bands: Vec<Band>,
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
        self.end_line();
        if !self.in_band {
            self.bands.push(Band::new());
        }
        self.in_band = true;
        let columns = ((to - from) / self.unit.0).ceil().max(1.0);
        for column in 0..columns as u32 {
            let at = |share: f64| from + (to - from) * (f64::from(column) + share) / columns;
            let values = (0..ENVELOPE_SAMPLES).map(|i| self.instance.at(self.order, at(irregular(i))));
            let (low, high) =
                values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            if let Some(band) = self.bands.last_mut() {
                band.extend([0.0, 1.0].map(|share| (at(share), low, high)));
            }
        }
    }

    fn end_line(&mut self) {
        if !self.points.is_empty() {
            self.lines.push(std::mem::take(&mut self.points));
        }
    }

    /// Whether the function turns more than twice within two CSS pixels at the start of the interval.
    fn turns_within_pixel(&self, from: f64, to: f64) -> bool {
        let step = 2.0 * self.unit.0.min(to - from) / f64::from(TURN_SAMPLES);
        let sample = |i: u32| self.at(from + step * (f64::from(i) + irregular(i))).1;
        let mut turns = 0;
        let (mut value, mut last) = (sample(0), 0.0);
        for i in 1..=TURN_SAMPLES {
            let next = sample(i);
            let change = next - value;
            if change * last < 0.0 && change.abs() > 0.5 * self.unit.1 {
                turns += 1;
            }
            (value, last) = (next, change);
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
                let start = self.at(a);
                if self.points.is_empty() {
                    self.points.push(start);
                }
                let before = self.points.len();
                self.refine(start, self.at(b), MAX_HALVINGS);
                // The samples may have met the same phase of every period.
                if turns(&self.points[before..]) > STRIDE_PX as usize {
                    self.points.truncate(before);
                    self.sample_envelope(a, b);
                } else {
                    self.in_band = false;
                }
            }
        }
    }
}

/// A sequence of numbers from 0 to 1 at irregular distances: at regular ones, samples can meet the same phase of every
/// period. The fractional parts of i²·φ are equidistributed.
fn irregular(i: u32) -> f64 {
    f64::from(i * i) * 0.618_033_988_749_895 % 1.0
}

/// The number of points at which a line turns up or down.
fn turns(points: &[Point]) -> usize {
    let turns = |three: &&[Point]| (three[1].1 > three[0].1) != (three[2].1 > three[1].1);
    points.windows(3).filter(turns).count()
}

/// Samples f, f′ or f″ for a plot over this interval of x.
pub fn curve(instance: &Instance, order: Order, x: Span, panel: &Panel) -> Curve {
    let unit = (x.width() / panel.rect.width, panel.y.width() / panel.rect.height);
    let mut result = Curve::default();
    let mut edges = vec![x.from];
    edges.extend(instance.kinks().into_iter().filter(|k| x.from < *k && *k < x.to));
    edges.push(x.to);
    let (points, lines, bands) = (Vec::new(), Vec::new(), Vec::new());
    let mut sampler = Sampler { instance, order, unit, points, in_band: false, lines, bands };
    for pair in edges.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let start = if from == x.from { from } else { from.next_up() };
        let end = if to == x.to { to } else { to.next_down() };
        if from != x.from {
            let jump = Jump::at(instance, order, from);
            if jump.size() > unit.1 {
                sampler.end_line();
                jump.mark(panel.y, unit.1, &mut result);
            } else if let Some(&last) = sampler.points.last() {
                // The kink becomes a corner of the line.
                sampler.points.push((from, last.1));
            }
        }
        sampler.sample_piece(start, end);
    }
    sampler.end_line();
    for points in &sampler.lines {
        clip(points, panel.y, &mut result.lines);
    }
    for band in sampler.bands {
        clip_band(&band, panel.y, &mut result.bands);
    }
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
    fn an_oscillation_within_a_pixel_is_a_band() {
        let sine = Instance::new(find("sine").unwrap());
        let curve = curve(&sine, Order::Value, Span { from: -5e5, to: 5e5 }, &panel(-2.0, 0.5));
        let columns = curve.bands.concat();
        assert!(curve.lines.concat().len() < 20 && columns.len() <= 2 * 800, "{}", columns.len());
        let is_full = |column: &&(f64, f64, f64)| column.1 < -0.7 && column.2 == 0.5;
        assert!(20 * columns.iter().filter(is_full).count() > 19 * columns.len());
        assert!(curve.bands.iter().map(|band| band[band.len() - 1].0 - band[0].0).sum::<f64>() > 9e5);
    }

    #[test]
    fn an_oscillation_is_found_whatever_the_ratio_of_period_and_pixel() {
        for (id, order) in
            [("sine", Order::Value), ("snake", Order::Slope), ("sine", Order::SecondDerivative)]
        {
            let instance = Instance::new(find(id).unwrap());
            for width in (300..1300).step_by(7) {
                let rect = Rect { left: 0.0, top: 0.0, width: f64::from(width), height: 400.0 };
                let panel = Panel { orders: vec![order], rect, y: Span { from: -2.0, to: 2.0 } };
                let curve = curve(&instance, order, Span { from: -5e5, to: 5e5 }, &panel);
                let points = curve.lines.concat().len();
                assert!(points < 1000, "{id} {order:?} {width}: {points}");
            }
        }
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
                    assert!(points.len() < 4000, "{activation:?} {order:?} {from} {}", points.len());
                    assert!(curve.bands.concat().len() <= 1600, "{activation:?} {order:?} {from}");
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
