use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Exponential, LOWEST, at_least, at_most, choose, lanes};
use libm::{exp, expm1};

/// SELU: `f(x) = λx` for `x > 0`, else `λα(eˣ − 1)`, with λ and α such that mean 0 and variance 1 are a
/// fixed point; `f′(x) = λ` or `λαeˣ`.
///
/// Caveat: the fixed point needs LeCun initialisation and standardised inputs; at 0 TensorFlow, and
/// Keras on it, returns the slope λ, the others λα.
///
/// Source: Klambauer, Unterthiner, Mayr & Hochreiter, "Self-normalizing neural networks", 2017.
pub static ACTIVATION: Activation = Activation {
    id: "selu",
    name: "SELU",
    group: Group::Rectifiers,
    formula: "{ x > 0: 1.0507009873554805*x; else: 1.7580993408473768*(exp(x) - 1) }",
    slope_formula: "{ x > 0: 1.0507009873554805; else: 1.7580993408473768*exp(x) }",
    value: &|x, _| if x > 0.0 { SCALE * x } else { SCALE_ALPHA * expm1(x) },
    slope: &|x, _| if x > 0.0 { SCALE } else { SCALE_ALPHA * exp(x) },
    second_derivative: &|x, _| if x > 0.0 { 0.0 } else { SCALE_ALPHA * exp(x) },
    kinks: &kink_at_zero,
    declared_range: &|_| DeclaredRange { low: -SCALE_ALPHA, high: f64::INFINITY },
    monotone: true,
    frameworks: &[
        pytorch("nn.SELU", &[]),
        tensorflow("tf.nn.selu", &[]).with_kink_slope(&|_, _| SCALE),
        keras("keras.activations.selu", &[]).with_kink_slope(&|_, _| SCALE),
        jax("jax.nn.selu", &[]),
        onnx("Selu", &[ParamDefault::number("alpha", 1.67326), ParamDefault::number("gamma", 1.0507)]),
    ],
    aliases: "scaled exponential linear unit self-normalizing",
    origin: "Klambauer, Unterthiner, Mayr & Hochreiter 2017",
    calls: &[
        Call::pytorch("F.selu(x)").layer("nn.SELU()"),
        Call::tensorflow("tf.nn.selu(x)"),
        Call::keras("keras.activations.selu(x)"),
        Call::jax("jax.nn.selu(x)"),
        Call::onnx("Selu(x, alpha=1.6732632423543772, gamma=1.0507009873554805)"),
        Call::burn("burn::tensor::activation::selu(x)").with_kink_slope(&|_, _| SCALE).overflowing_slope(),
        Call::flux("selu(x)"),
    ],
    applications: &[Application::other(
        "Self-normalizing networks on 121 tables of the UCI repository",
        "Klambauer, Unterthiner, Mayr & Hochreiter 2017, Self-normalizing neural networks",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let e = Exponential::at(at_least(at_most(x, 0.0), -LOWEST));
        let (scale, scale_alpha) = (SCALE as f32, SCALE_ALPHA as f32);
        [
            at_least(x, 0.0) * scale + e.minus_one() * scale_alpha,
            choose(x.simd_gt(0.0), scale, e.value() * scale_alpha),
        ]
    },
);

/// λ.
const SCALE: f64 = 1.050_700_987_355_480_5;
/// λα, rounded once.
const SCALE_ALPHA: f64 = 1.758_099_340_847_376_8;
