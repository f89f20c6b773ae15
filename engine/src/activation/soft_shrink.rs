use super::framework::{keras, onnx, pytorch};
use super::*;
use crate::kernel::{at_least, lanes, round_down, with_sign};

/// Soft shrink: `f(x) = sign(x)·max(|x| − λ, 0)`; `f′(x) = 1` for `|x| > λ`, else 0.
///
/// Caveat: it biases large inputs by λ towards 0; it is the proximal operator of λ|x|.
///
/// Source: Donoho, "De-noising by soft-thresholding", 1995.
pub static ACTIVATION: Activation = Activation {
    id: "soft_shrink",
    name: "Soft shrink",
    group: Group::Shrinkers,
    formula: "{ x > lambda: x - lambda; x < -lambda: x + lambda; else: 0 }",
    slope_formula: "{ abs(x) > lambda: 1; else: 0 }",
    params: &[Param::new("lambda", "λ", 0.5, 0.0, 3.0)],
    value: &|x, p| {
        if x > p[0] {
            x - p[0]
        } else if x < -p[0] {
            x + p[0]
        } else {
            zero(x, p)
        }
    },
    slope: &|x, p| shrinker_slope(x, p[0]),
    second_derivative: &zero,
    kinks: &|p| shrinker_kinks(p[0]),
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("nn.Softshrink", &[ParamDefault::number("lambd", 0.5)]),
        keras("keras.activations.soft_shrink", &[ParamDefault::number("threshold", 0.5)]),
        onnx("Shrink(bias=lambd)", &[ParamDefault::number("lambd", 0.5), ParamDefault::number("bias", 0.0)]),
    ],
    aliases: "soft thresholding lasso proximal",
    origin: "Donoho 1995",
    calls: &[
        Call::pytorch("F.softshrink(x, lambd={lambda})").layer("nn.Softshrink(lambd={lambda})"),
        Call::keras("keras.activations.soft_shrink(x, threshold={lambda})"),
        Call::onnx("Shrink(x, lambd={lambda}, bias={lambda})"),
        Call::burn("burn::tensor::activation::soft_shrink(x, {lambda})"),
        Call::flux("softshrink(x, {lambda})"),
    ],
    applications: &[Application::vision(
        "LISTA",
        "Gregor & LeCun 2010, Learning fast approximations of sparse coding",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| [round_down(p[0]), (p[0] - f64::from(round_down(p[0]))) as f32],
    |x, [lambda, rest]| {
        let size = at_least(x.abs() - *lambda - *rest, 0.0);
        [with_sign(size, x), shrinker_lane_slope(x, *lambda)]
    },
);
