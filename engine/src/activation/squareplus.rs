use super::framework::{jax, keras};
use super::*;
use crate::kernel::{Lanes, at_most, choose, hypotenuse, lanes};
use crate::stable::{clamp_finite, sqrt_square_plus};

/// Squareplus: `f(x) = ½(x + √(x² + b))`; `f′(x) = ½(1 + x/√(x² + b))`.
///
/// Caveat: algebraic, so cheap, but it approaches 0 only as b/(4|x|), not exponentially.
///
/// Source: Barron, "Squareplus: a softplus-like algebraic rectifier", 2021.
pub static ACTIVATION: Activation = Activation {
    id: "squareplus",
    name: "Squareplus",
    group: Group::SmoothGates,
    formula: "(x + sqrt(x^2 + b))/2",
    // Below 0 the sum would cancel.
    stable_formula: "{ x > 0: (x + sqrt(x^2 + b))/2; else: b/(sqrt(x^2 + b) - x)/2 }",
    slope_formula: "(1 + x/sqrt(x^2 + b))/2",
    params: &[Param::log("b", "b", 4.0, 0.01, 16.0)],
    value: &value,
    slope: &|x, p| {
        let x = clamp_finite(x);
        value(x, p) / sqrt_square_plus(x, p[0])
    },
    second_derivative: &|x, p| {
        let h = sqrt_square_plus(x, p[0]);
        0.5 * p[0] / h / h / h
    },
    declared_range: &nonnegative,
    monotone: true,
    frameworks: &[
        keras("keras.activations.squareplus", &[ParamDefault::number("b", 4.0)]),
        jax("jax.nn.squareplus", &[ParamDefault::number("b", 4.0)]),
    ],
    aliases: "algebraic softplus",
    origin: "Barron 2021",
    calls: &[Call::keras("keras.activations.squareplus(x, b={b})"), Call::jax("jax.nn.squareplus(x, b={b})")],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| p[0] as f32,
    |x, b| {
        let root = at_most(hypotenuse(x, *b), f32::MAX);
        let half = x.abs() * 0.5 + root * 0.5;
        let small = Lanes::splat(0.25 * *b) / half;
        // Up to here the sum cancels little, and its rounding is less than that of the quotient.
        let numerator = choose(x.simd_gt(root * -0.5), at_most(x, root) * 0.5 + root * 0.5, small);
        [choose(x.simd_lt(0.0), small, half), numerator / root]
    },
);

fn value(x: f64, p: &Params) -> f64 {
    let h = sqrt_square_plus(x, p[0]);
    if x < 0.0 { p[0] / (h - x) * 0.5 } else { 0.5 * x + 0.5 * h }
}
