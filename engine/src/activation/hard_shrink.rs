use super::framework::{keras, onnx, pytorch};
use super::*;
use crate::kernel::{lanes, nan_or, round_down};

/// Hard shrink: `f(x) = x` for `|x| > λ`, else 0; `f′(x) = 1` or 0.
///
/// Caveat: it jumps by λ at ±λ, which the slope does not show.
///
/// Source: Donoho & Johnstone, "Ideal spatial adaptation by wavelet shrinkage", 1994.
pub static ACTIVATION: Activation = Activation {
    id: "hard_shrink",
    name: "Hard shrink",
    group: Group::Shrinkers,
    formula: "{ abs(x) > lambda: x; else: 0 }",
    slope_formula: "{ abs(x) > lambda: 1; else: 0 }",
    params: &[Param::new("lambda", "λ", 0.5, 0.0, 3.0)],
    value: &|x, p| select_unless_nan(x, x.abs() > p[0], x, 0.0),
    slope: &|x, p| shrinker_slope(x, p[0]),
    second_derivative: &zero,
    kinks: &|p| shrinker_kinks(p[0]),
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("nn.Hardshrink", &[ParamDefault::number("lambd", 0.5)]),
        keras("keras.activations.hard_shrink", &[ParamDefault::number("threshold", 0.5)]),
        onnx("Shrink", &[ParamDefault::number("lambd", 0.5), ParamDefault::number("bias", 0.0)]),
    ],
    aliases: "hard thresholding",
    origin: "Donoho & Johnstone 1994",
    calls: &[
        Call::pytorch("F.hardshrink(x, lambd={lambda})").layer("nn.Hardshrink(lambd={lambda})"),
        Call::keras("keras.activations.hard_shrink(x, threshold={lambda})"),
        Call::onnx("Shrink(x, lambd={lambda}, bias=0.0)"),
        Call::burn("burn::tensor::activation::hard_shrink(x, {lambda})"),
    ],
    applications: &[Application::other(
        "Denoising by wavelets",
        "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| round_down(p[0]),
    |x, lambda| {
        let outside = x.abs().simd_gt(*lambda);
        [nan_or(x, x & outside), shrinker_lane_slope(x, *lambda)]
    },
);
