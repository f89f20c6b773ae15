//! Functions that several activations share: ranges, kinks, constant derivatives.

use super::definition::DeclaredRange;
use super::params::Params;
use crate::kernel::{Lanes, choose, nan_or};

/// [0, ∞).
pub(super) fn nonnegative(_: &Params) -> DeclaredRange {
    DeclaredRange { low: 0.0, high: f64::INFINITY }
}

/// [0, 1].
pub(super) fn unit_interval(_: &Params) -> DeclaredRange {
    DeclaredRange { low: 0.0, high: 1.0 }
}

/// [−1, 1].
pub(super) fn minus_one_to_one(_: &Params) -> DeclaredRange {
    DeclaredRange { low: -1.0, high: 1.0 }
}

/// The kinks of a function that has one, at 0.
pub(super) fn kink_at_zero(_: &Params) -> Vec<f64> {
    vec![0.0]
}

/// The kinks of a shrinker, which is the identity for λ = 0.
pub(super) fn shrinker_kinks(lambda: f64) -> Vec<f64> {
    if lambda == 0.0 { Vec::new() } else { vec![-lambda, lambda] }
}

/// The slope of a shrinker, likewise.
pub(super) fn shrinker_slope(x: f64, lambda: f64) -> f64 {
    select_unless_nan(x, x.abs() > lambda || lambda == 0.0, 1.0, 0.0)
}

/// The same for four inputs.
#[inline(always)]
pub(super) fn shrinker_lane_slope(x: Lanes, lambda: f32) -> Lanes {
    // For λ = 0 the slope at 0 is 1 too, so the comparison is with a number that is less than 0.
    let lambda = if lambda == 0.0 { -1.0 } else { lambda };
    nan_or(x, choose(x.abs().simd_gt(lambda), 1.0, 0.0))
}

/// 0, but NaN for NaN: the derivative of a piecewise constant or linear function.
pub(super) fn zero(x: f64, _: &Params) -> f64 {
    if x.is_nan() { x } else { 0.0 }
}

/// 1, but NaN for NaN.
pub(super) fn one(x: f64, _: &Params) -> f64 {
    if x.is_nan() { x } else { 1.0 }
}

/// `yes` or `no`, but NaN for NaN.
pub(super) fn select_unless_nan(x: f64, condition: bool, yes: f64, no: f64) -> f64 {
    if x.is_nan() {
        x
    } else if condition {
        yes
    } else {
        no
    }
}
