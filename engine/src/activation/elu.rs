use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Exponential, LOWEST, at_least, at_most, choose, lanes};
use libm::{exp, expm1};

/// ELU: `f(x) = x` for `x > 0`, else `α(eˣ − 1)`; `f′(x) = 1` or `αeˣ`.
///
/// Caveat: for α ≠ 1 the slope jumps at 0; PyTorch returns α there, and `tf.nn.elu` has α = 1 only.
///
/// Source: Clevert, Unterthiner & Hochreiter, "Fast and accurate deep network learning by exponential
/// linear units (ELUs)", 2015.
pub static ACTIVATION: Activation = Activation {
    id: "elu",
    name: "ELU",
    group: Group::Rectifiers,
    formula: "{ x > 0: x; else: alpha*(exp(x) - 1) }",
    slope_formula: "{ x > 0: 1; else: alpha*exp(x) }",
    params: &[Param::new("alpha", "α", 1.0, 0.0, 5.0)],
    value: &|x, p| if x > 0.0 { x } else { p[0] * expm1(x) },
    slope: &|x, p| if x > 0.0 { 1.0 } else { p[0] * exp(x) },
    second_derivative: &|x, p| if x > 0.0 { 0.0 } else { p[0] * exp(x) },
    kinks: &kink_at_zero,
    declared_range: &|p| DeclaredRange { low: -p[0], high: f64::INFINITY },
    monotone: true,
    frameworks: &[
        pytorch("nn.ELU", &[ParamDefault::number("alpha", 1.0)]),
        tensorflow("tf.nn.elu", &[ParamDefault::fixed("α", 1.0)]).with_kink_slope(&one),
        keras("keras.activations.elu", &[ParamDefault::number("alpha", 1.0)]),
        jax("jax.nn.elu", &[ParamDefault::number("alpha", 1.0)]),
        onnx("Elu", &[ParamDefault::number("alpha", 1.0)]),
    ],
    aliases: "exponential linear unit",
    origin: "Clevert, Unterthiner & Hochreiter 2015",
    calls: &[
        Call::pytorch("F.elu(x, alpha={alpha})").layer("nn.ELU(alpha={alpha})"),
        Call::tensorflow("tf.nn.elu(x)").for_params(&[1.0]),
        Call::keras("keras.activations.elu(x, alpha={alpha})").layer("keras.layers.ELU(alpha={alpha})"),
        Call::jax("jax.nn.elu(x, alpha={alpha})"),
        Call::onnx("Elu(x, alpha={alpha})"),
        Call::burn("burn::tensor::activation::elu(x, {alpha})").overflowing_slope(),
        Call::candle("x.elu({alpha})"),
        Call::flux("elu(x, {alpha})"),
    ],
    applications: &[
        Application::reinforcement(
            "DreamerV2",
            "Hafner, Lillicrap, Norouzi & Ba 2021, Mastering Atari with discrete world models",
        ),
        Application::audio(
            "EnCodec",
            "Défossez, Copet, Synnaeve & Adi 2022, High fidelity neural audio compression",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| p[0] as f32,
    |x, alpha| {
        let e = Exponential::at(at_least(at_most(x, 0.0), -LOWEST));
        [at_least(x, 0.0) + e.minus_one() * *alpha, choose(x.simd_gt(0.0), 1.0, e.value() * *alpha)]
    },
);
