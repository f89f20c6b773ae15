//! The behaviour of f towards ±∞.

use super::pieces::{MAX_TURNS, bisect, constant_value, pieces, samples, sign_changes};
use super::zones::SATURATED_BELOW;
use crate::activation::{Instance, Order};

/// A direction on the x-axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Towards −∞.
    Left,
    /// Towards ∞.
    Right,
}

impl Side {
    /// Both sides.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    fn sign(self) -> f64 {
        if self == Side::Left { -1.0 } else { 1.0 }
    }
}

/// The line `slope`·x + `intercept`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// m.
    pub slope: f64,
    /// b.
    pub intercept: f64,
}

/// The behaviour of f on one side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asymptote {
    /// f has this value from some x on.
    Constant(f64),
    /// f approaches this value.
    Limit(f64),
    /// It is this line from some x on.
    Linear(Line),
    /// It approaches this line.
    Oblique(Line),
    /// |f| grows like |x| to this power.
    Power(f64),
    /// |f| grows faster than every power.
    Exponential,
    /// None of these: f − `slope`·x oscillates between `low` and `high`, which are infinite if it is unbounded.
    Oscillating {
        /// The slope of the line about which f oscillates.
        slope: f64,
        /// The infimum of the oscillation.
        low: f64,
        /// The supremum of the oscillation.
        high: f64,
    },
}

/// The behaviour of f on one side, by its limits at ±∞, its outermost piece, and f and f′ at distances that double.
/// Intercepts and bounds of oscillations are within 1e-9.
pub fn asymptote(instance: &Instance, side: Side) -> Asymptote {
    let at_end = |order| instance.at(order, side.sign() * f64::INFINITY);
    let outer = outer_piece(instance, side);
    if let Some(value) = constant_value(instance, Order::Value, outer) {
        return Asymptote::Constant(value + 0.0);
    }
    if let Some(line) = line_on(instance, outer, side) {
        return Asymptote::Linear(line);
    }
    let (limit, slope) = (at_end(Order::Value), at_end(Order::Slope));
    if limit.is_finite() {
        return Asymptote::Limit(limit + 0.0);
    }
    if limit.is_nan() || slope.is_nan() {
        return oscillation(instance, side);
    }
    if slope.is_finite()
        && slope != 0.0
        && let Some(intercept) = intercept(instance, side, slope)
    {
        return Asymptote::Oblique(Line { slope, intercept });
    }
    let f = |distance: f64| instance.at(Order::Value, side.sign() * distance);
    let (near, far) = (1e3, 1e7);
    if !f(near).is_finite() || !f(far).is_finite() {
        return Asymptote::Exponential;
    }
    Asymptote::Power(rounded(libm::log(f(far) / f(near)) / libm::log(far / near), 1e-6))
}

fn outer_piece(instance: &Instance, side: Side) -> (f64, f64) {
    let kinks = instance.kinks();
    match side {
        Side::Left => (f64::NEG_INFINITY, kinks.first().copied().unwrap_or(f64::INFINITY)),
        Side::Right => (kinks.last().copied().unwrap_or(f64::NEG_INFINITY), f64::INFINITY),
    }
}

/// A point of the outermost piece, so many units within it.
fn outwards(instance: &Instance, side: Side, distance: f64) -> f64 {
    let (from, to) = outer_piece(instance, side);
    let edge = if side == Side::Left { to } else { from };
    side.sign() * distance + if edge.is_finite() { edge } else { 0.0 }
}

/// The line that f is on a whole piece.
fn line_on(instance: &Instance, piece: (f64, f64), side: Side) -> Option<Line> {
    // f″ alone may be lost to underflow.
    constant_value(instance, Order::SecondDerivative, piece).filter(|bend| *bend == 0.0)?;
    let slope = constant_value(instance, Order::Slope, piece)?;
    let x = outwards(instance, side, 1.0);
    Some(Line { slope, intercept: rounded(instance.at(Order::Value, x) - slope * x, 1e-12) })
}

/// b of the line with this slope that f approaches, if it does.
fn intercept(instance: &Instance, side: Side, slope: f64) -> Option<f64> {
    let rest = |distance: f64| {
        let x = outwards(instance, side, distance);
        instance.at(Order::Value, x) - slope * x
    };
    // Of a rest b + c/x this leaves b; one that decays faster is hardly changed.
    let extrapolated = |distance: f64| 2.0 * rest(2.0 * distance) - rest(distance);
    let distances = std::iter::successors(Some(instance.scale()), |distance| Some(2.0 * distance)).take(40);
    distances.into_iter().find_map(|distance| {
        let [one, two, three] = [1.0, 2.0, 4.0].map(|factor| extrapolated(factor * distance));
        let rounding = 64.0 * f64::EPSILON * distance * slope.abs().max(1.0);
        let tolerance = rounding.max(1e-9);
        let settled = (one - two).abs() <= tolerance && (two - three).abs() <= tolerance;
        settled.then(|| rounded(three, 2.0 * tolerance))
    })
}

/// How f oscillates about a line through 0, by up to 1000 turns about it within 160 units: enough for periods of 0.3 to 100.
fn oscillation(instance: &Instance, side: Side) -> Asymptote {
    let ratio = |distance: f64| instance.at(Order::Value, side.sign() * distance) / (side.sign() * distance);
    let slope = rounded(ratio(1e12), 1e-9);
    let rest = |x: f64| instance.at(Order::Value, x) - slope * x;
    let tilt = |x: f64| instance.at(Order::Slope, x) - slope;
    let origin = outwards(instance, side, 0.0);
    let at = |distance: f64| origin + side.sign() * distance;
    let mut points: Vec<f64> = (0..=4000).map(|i| at(64.0 + 0.04 * f64::from(i))).collect();
    points.sort_by(f64::total_cmp);
    let turns = sign_changes(points.into_iter().map(|x| (x, tilt(x))));
    let values: Vec<f64> = turns.iter().take(MAX_TURNS).map(|turn| rest(turn.point(tilt))).collect();
    let (low, high) = (
        values.iter().copied().fold(f64::INFINITY, f64::min),
        values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    );
    // Rounding of x itself grows with x.
    let mut bounded = (0..100).map(|i| rest(at(1e4 + 0.7 * f64::from(i))));
    if values.len() > 1 && bounded.all(|value| value >= low - 1e-9 && value <= high + 1e-9) {
        return Asymptote::Oscillating { slope, low: rounded(low, 1e-11), high: rounded(high, 1e-11) };
    }
    Asymptote::Oscillating { slope: 0.0, low: f64::NEG_INFINITY, high: f64::INFINITY }
}

/// The number at the nearest decimal of this precision, which tolerances of results allow; NaN is 0.
fn rounded(value: f64, tolerance: f64) -> f64 {
    let digits = -libm::ceil(libm::log10(tolerance));
    let scale = libm::pow(10.0, digits);
    if value.is_nan() { 0.0 } else { libm::round(value * scale) / scale + 0.0 }
}

/// The x beyond which |f′| < 0.01 on one side; `None` if there is none.
pub fn saturated_from(instance: &Instance, side: Side) -> Option<f64> {
    let flat = |x: f64| instance.at(Order::Slope, x).abs() < SATURATED_BELOW;
    if !flat(side.sign() * f64::INFINITY) {
        return None;
    }
    // From the outermost sample inwards, to the first that is not flat.
    let mut points: Vec<f64> =
        pieces(instance).into_iter().flat_map(|piece| samples(instance, piece)).collect();
    points.extend(instance.kinks());
    points.sort_by(f64::total_cmp);
    if side == Side::Right {
        points.reverse();
    }
    let inner = points.iter().position(|x| !flat(*x))?;
    let outer = inner.checked_sub(1)?;
    let (a, b) = (points[inner], points[outer]);
    let edge = bisect(a.min(b), a.max(b), flat);
    // Bisection finds a kink up to rounding only.
    let kink = instance.kinks().into_iter().find(|k| (k - edge).abs() <= 1e-12 * k.abs().max(1.0));
    Some(kink.unwrap_or(edge))
}
