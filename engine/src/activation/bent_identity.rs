use super::*;
use crate::kernel::{at_least, at_most, hypotenuse, lanes};
use crate::stable::{clamp_finite, sqrt_square_plus};

/// Bent identity: `f(x) = (√(x² + 1) − 1)/2 + x`; `f′(x) = x/(2√(x² + 1)) + 1`.
///
/// Caveat: the slope stays between ½ and 3/2, so it neither saturates nor is sparse.
///
/// Source: folklore; tabulated in Dubey, Singh & Chaudhuri, "Activation functions in deep learning",
/// 2022.
pub static ACTIVATION: Activation = Activation {
    id: "bent_identity",
    name: "Bent identity",
    group: Group::Others,
    formula: "(sqrt(x^2 + 1) - 1)/2 + x",
    slope_formula: "x/(2*sqrt(x^2 + 1)) + 1",
    value: &|x, _| {
        let h = sqrt_square_plus(x, 1.0) + 1.0;
        if x.is_infinite() { x } else { x * ((h + 0.5 * x) / h) }
    },
    slope: &|x, _| {
        let x = clamp_finite(x);
        1.0 + 0.5 * (x / sqrt_square_plus(x, 1.0))
    },
    second_derivative: &|x, _| {
        let h = sqrt_square_plus(x, 1.0);
        0.5 / h / h / h
    },
    monotone: true,
    origin: "Folklore; surveyed in Dubey, Singh & Chaudhuri 2022",
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let finite = at_least(at_most(x, f32::MAX), -f32::MAX);
        let root = hypotenuse(finite, 1.0);
        [x * (finite / (root + 1.0) * 0.5 + 1.0), finite / root * 0.5 + 1.0]
    },
);
