//! The behaviour of f towards ±∞.

use super::pieces::{bisect, constant_value, pieces, samples};
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

/// The behaviour of f towards −∞ or ∞.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asymptote {
    /// f has this value from some x on.
    Constant(f64),
    /// f approaches this value.
    Limit(f64),
    /// f approaches the line `slope`·x + `intercept`.
    Line {
        /// m.
        slope: f64,
        /// b.
        intercept: f64,
    },
    /// |f| grows like this power of |x|.
    Power(f64),
    /// |f| grows faster than every power.
    Exponential,
    /// f oscillates, so it has none of these.
    Oscillates,
}

/// The asymptote on one side, from the limits of f and f′ at ±∞, and from f at |x| = 1e3 and 1e7.
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
        // At 1e7 rounding leaves nine decimals of the remainder; terms of order 1/x are correct to six.
        if (here - there).abs() <= 0.01 * here.abs().max(0.1) {
            // Terms of order 1/x are within 1e-7, so a number that near to one of six decimals is that one.
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

/// The x beyond which |f′| < 0.01 on one side; `None` if there is none.
pub fn saturated_from(instance: &Instance, side: Side) -> Option<f64> {
    let flat = |x: f64| instance.at(Order::Slope, x).abs() < SATURATED_BELOW;
    if !flat(side.sign() * f64::INFINITY) {
        return None;
    }
    // From the outermost sample inwards, to the first that is not flat.
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
    // Bisection finds a kink up to rounding only.
    let kink = instance.kinks().into_iter().find(|k| (k - edge).abs() <= 1e-12 * k.abs().max(1.0));
    Some(kink.unwrap_or(edge))
}
