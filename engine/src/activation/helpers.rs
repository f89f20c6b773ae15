//! Functions that several activations share: ranges, kinks, constant derivatives.

use super::definition::DeclaredRange;
use super::params::Params;

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

/// ±`limit`, or the one point 0 where they meet.
pub(super) fn kinks_at_plus_minus(limit: f64) -> Vec<f64> {
    if limit == 0.0 { vec![0.0] } else { vec![-limit, limit] }
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
