use super::framework::{jax, keras, onnx, pytorch};
use super::*;
use crate::kernel::{Exponential, Factor, LOWEST, at_least, at_most, choose, lanes};
use crate::stable::quotient;

/// CELU: `f(x) = x` for `x > 0`, else `α(e^(x/α) − 1)`; `f′(x) = 1` or `e^(x/α)`.
///
/// Caveat: smooth in slope for every α, unlike ELU; Keras (on TensorFlow) returns 2, not 1, for
/// the slope at 0.
///
/// Source: Barron, "Continuously differentiable exponential linear units", 2017.
pub static ACTIVATION: Activation = Activation {
    id: "celu",
    name: "CELU",
    group: Group::Rectifiers,
    formula: "{ x > 0: x; else: alpha*(exp(x/alpha) - 1) }",
    slope_formula: "{ x > 0: 1; else: exp(x/alpha) }",
    params: &[Param::log("alpha", "α", 1.0, 0.1, 5.0)],
    value: &|x, p| if x > 0.0 { x } else { p[0] * quotient(x, p[0]).expm1() },
    slope: &|x, p| if x > 0.0 { 1.0 } else { quotient(x, p[0]).exp() },
    second_derivative: &|x, p| if x > 0.0 { 0.0 } else { quotient(x, p[0]).exp() / p[0] },
    kinks: &kink_at_zero,
    declared_range: &|p| DeclaredRange { low: -p[0], high: f64::INFINITY },
    monotone: true,
    frameworks: &[
        pytorch("nn.CELU", &[ParamDefault::number("alpha", 1.0)]),
        // Keras adds max(x, 0) and a function of min(x, 0); TensorFlow passes the gradient to both at a tie.
        keras("keras.activations.celu", &[ParamDefault::number("alpha", 1.0)]).with_kink_slope(&|_, _| 2.0),
        jax("jax.nn.celu", &[ParamDefault::number("alpha", 1.0)]),
        onnx("Celu", &[ParamDefault::number("alpha", 1.0)]),
    ],
    aliases: "continuously differentiable exponential linear unit",
    origin: "Barron 2017",
    calls: &[
        Call::pytorch("F.celu(x, alpha={alpha})").layer("nn.CELU(alpha={alpha})"),
        Call::keras("keras.activations.celu(x, alpha={alpha})"),
        Call::jax("jax.nn.celu(x, alpha={alpha})"),
        Call::onnx("Celu(x, alpha={alpha})"),
        Call::burn("burn::tensor::activation::celu(x, {alpha})").overflowing_slope(),
        Call::flux("celu(x, {alpha})"),
    ],
    applications: &[Application::other(
        "ANI potentials in TorchANI",
        "Gao, Ramezanghorbani, Isayev, Smith & Roitberg 2020, TorchANI: a free and open source PyTorch-based deep learning implementation of the ANI neural network potentials",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| (p[0] as f32, Factor::new(1.0 / p[0]), -LOWEST * p[0] as f32),
    |x, (alpha, rate, floor)| {
        let e = Exponential::at_sum(rate.times(at_least(at_most(x, 0.0), *floor)));
        [at_least(x, 0.0) + e.minus_one() * *alpha, choose(x.simd_gt(0.0), 1.0, e.value())]
    },
);
