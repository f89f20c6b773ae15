//! The behaviour of f towards ±∞.

use super::pieces::{bisect, constant_value, pieces, samples};
use super::zones::SATURATED_BELOW;
use crate::activation::{Instance, Order};

/// A side of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Towards −∞.
    Left,
    /// Towards ∞.
    Right,
}

impl Side {
    /// Both.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    fn sign(self) -> f64 {
        if self == Side::Left { -1.0 } else { 1.0 }
    }
}

/// The behaviour of f on one side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asymptote {
    /// It has this value from some x on.
    Constant(f64),
    /// It approaches this value.
    Limit(f64),
    /// It approaches the line `slope`·x + `intercept`.
    Line {
        /// m.
        slope: f64,
        /// b.
        intercept: f64,
    },
    /// |f| grows like |x| to this power.
    Power(f64),
    /// |f| grows faster than every power.
    Exponential,
    /// None of these: it oscillates.
    Oscillates,
}

/// The behaviour of f on one side, by its limits at ±∞ and by f and f′ between 1e3 and 1e7.
pub fn asymptote(instance: &Instance, side: Side) -> Asymptote {
    let infinity = side.sign() * f64::INFINITY;
    let f = |x: f64| instance.at(Order::Value, side.sign() * x);
    let end = pieces(instance);
    let outer = if side == Side::Left { end.first() } else { end.last() };
    if let Some(value) = outer.and_then(|p| constant_value(instance, Order::Value, *p)) {
        return Asymptote::Constant(value);
    }
    let limit = instance.at(Order::Value, infinity);
    if limit.is_finite() {
        return Asymptote::Limit(limit);
    }
    let slope = instance.at(Order::Slope, infinity);
    let (near, far) = (1e3, 1e7);
    if limit.is_nan() || slope.is_nan() {
        return Asymptote::Oscillates;
    }
    if slope.is_finite() && slope != 0.0 {
        let rest = |x: f64| f(x) - slope * side.sign() * x;
        let (here, there) = (rest(near), rest(far));
        // At 1e7 a rest has nine digits; one that decays like 1/x has six.
        if (here - there).abs() <= 0.01 * here.abs().max(0.1) {
            // Of a value near a short decimal the digits behind are those of the rest that is still there.
            let rounded = (there * 1e6).round() / 1e6;
            let intercept = if (there - rounded).abs() < 1e-7 { rounded } else { there };
            return Asymptote::Line { slope, intercept: intercept + 0.0 };
        }
    }
    if !f(near).is_finite() || !f(far).is_finite() {
        return Asymptote::Exponential;
    }
    Asymptote::Power(libm::log(f(far) / f(near)) / libm::log(far / near))
}

/// From which x outwards |f′| stays below 0.01; `None` where it does not.
pub fn saturated_from(instance: &Instance, side: Side) -> Option<f64> {
    let flat = |x: f64| instance.at(Order::Slope, x).abs() < SATURATED_BELOW;
    if !flat(side.sign() * f64::INFINITY) {
        return None;
    }
    // From far out inwards, to the first place that is not flat.
    let mut points: Vec<f64> = pieces(instance).into_iter().flat_map(samples).collect();
    points.extend(instance.kinks());
    points.sort_by(f64::total_cmp);
    if side == Side::Right {
        points.reverse();
    }
    let inner = points.iter().position(|x| !flat(*x))?;
    let outer = inner.checked_sub(1)?;
    let (a, b) = (points[inner], points[outer]);
    let edge = bisect(a.min(b), a.max(b), flat);
    // At a kink the bisection comes as near as numbers do.
    let kink = instance.kinks().into_iter().find(|k| (k - edge).abs() <= 1e-12 * k.abs().max(1.0));
    Some(kink.unwrap_or(edge))
}
