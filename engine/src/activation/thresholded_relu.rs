use super::framework::onnx;
use super::*;

/// Thresholded ReLU: `f(x) = x` for `x > θ`, else 0; `f′(x) = 1` or 0.
///
/// Caveat: for θ ≠ 0 it jumps at θ, and the gradient does not know of the jump.
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
    value: |x, p| choose(x, x > p[0], x, 0.0),
    slope: |x, p| choose(x, x > p[0], 1.0, 0.0),
    curvature: zero,
    kinks: |p| vec![p[0]],
    hull: nonnegative,
    monotone: true,
    frameworks: &[onnx("ThresholdedRelu", "alpha=1.0")],
    aliases: "keras.layers.ThresholdedReLU theta",
    origin: "Konda, Memisevic & Krueger 2014",
    ..Activation::BASE
};
