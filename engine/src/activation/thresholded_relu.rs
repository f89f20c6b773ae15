use super::framework::{keras, onnx, pytorch};
use super::*;
use crate::kernel::{choose, lanes, nan_or, round_down};

/// Thresholded ReLU: `f(x) = x` for `x > θ`, else 0; `f′(x) = 1` or 0.
///
/// Caveat: for θ ≠ 0 it jumps at θ, which the slope does not show.
///
/// Source: Konda, Memisevic & Krueger, "Zero-bias autoencoders and the benefits of co-adapting
/// features", 2014.
pub static ACTIVATION: Activation = Activation {
    id: "thresholded_relu",
    name: "Thresholded ReLU",
    group: Group::Rectifiers,
    formula: "{ x > theta: x; else: 0 }",
    slope_formula: "{ x > theta: 1; else: 0 }",
    params: &[Param::new("theta", "θ", 1.0, 0.0, 5.0)],
    value: &|x, p| select_unless_nan(x, x > p[0], x, 0.0),
    slope: &|x, p| select_unless_nan(x, x > p[0], 1.0, 0.0),
    second_derivative: &zero,
    kinks: &|p| vec![p[0]],
    declared_range: &nonnegative,
    monotone: true,
    frameworks: &[
        pytorch(
            "nn.Threshold(value=0)",
            &[ParamDefault::required("threshold"), ParamDefault::required("value")],
        ),
        keras(
            "keras.activations.threshold(default_value=0)",
            &[ParamDefault::required("threshold"), ParamDefault::required("default_value")],
        ),
        onnx("ThresholdedRelu", &[ParamDefault::number("alpha", 1.0)]),
    ],
    aliases: "keras.layers.ThresholdedReLU theta",
    origin: "Konda, Memisevic & Krueger 2014",
    calls: &[
        Call::pytorch("F.threshold(x, threshold={theta}, value=0.0)")
            .layer("nn.Threshold(threshold={theta}, value=0.0)"),
        Call::keras("keras.activations.threshold(x, threshold={theta}, default_value=0.0)"),
        Call::onnx("ThresholdedRelu(x, alpha={theta})"),
        Call::burn("burn::tensor::activation::thresholded_relu(x, {theta})"),
        Call::flux("trelu(x, {theta})"),
    ],
    applications: &[
        Application::vision(
            "Zero-bias autoencoders",
            "Konda, Memisevic & Krueger 2014, Zero-bias autoencoders and the benefits of co-adapting features",
        ),
        Application::language(
            "JumpReLU sparse autoencoders",
            "Rajamanoharan et al. 2024, Jumping ahead: improving reconstruction fidelity with JumpReLU sparse autoencoders",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| round_down(p[0]),
    |x, theta| {
        let above = x.simd_gt(*theta);
        [nan_or(x, choose(above, x, 0.0)), nan_or(x, choose(above, 1.0, 0.0))]
    },
);
