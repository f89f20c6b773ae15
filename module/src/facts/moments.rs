//! Moments of a function of a standard normal variable, and the weights that preserve them.

use engine::analysis;
use serde::Serialize;

/// Moments of f(z) and f′(z), z ~ N(0, 1).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Moments {
    mean: f64,
    square: f64,
    variance: f64,
    slope_square: f64,
    gain: f64,
    zero: f64,
    flat: f64,
    converged: bool,
}

impl From<analysis::Moments> for Moments {
    fn from(moments: analysis::Moments) -> Self {
        Moments {
            mean: moments.mean,
            square: moments.square,
            variance: moments.variance(),
            slope_square: moments.slope_square,
            gain: moments.gain(),
            zero: moments.zero,
            flat: moments.flat,
            converged: moments.converged,
        }
    }
}

/// The deviation of weights that preserves signal and gradient, and the variance of pre-activations there.
#[derive(Serialize)]
pub struct Critical {
    deviation: f64,
    variance: f64,
}

impl From<analysis::CriticalInit> for Critical {
    fn from(critical: analysis::CriticalInit) -> Self {
        Critical { deviation: critical.deviation, variance: critical.variance }
    }
}
