use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Gate, LOWEST, at_least, at_most, lanes};
use crate::stable::{Logistic, mul_or_zero};

/// SiLU: `f(x) = x·σ(x)`; `f′(x) = σ(x)(1 + x·σ(−x))`.
///
/// Caveat: not monotone: it falls to −0.278 at x = −1.278.
///
/// Source: Elfwing, Uchibe & Doya, "Sigmoid-weighted linear units for neural network function
/// approximation in reinforcement learning", 2017; Hendrycks & Gimpel 2016.
pub static ACTIVATION: Activation = Activation {
    id: "silu",
    name: "SiLU",
    group: Group::SmoothGates,
    formula: "x*sigma(x)",
    slope_formula: "sigma(x)*(1 + x*sigma(-x))",
    value: &|x, _| mul_or_zero(x, Logistic::at(x).sigma()),
    slope: &|x, _| Logistic::at(x).gate_slope(),
    second_derivative: &|x, _| Logistic::at(x).gate_second_derivative(),
    declared_range: &|_| DeclaredRange { low: GATE_MINIMUM, high: f64::INFINITY },
    frameworks: &[
        pytorch("nn.SiLU", &[]),
        tensorflow("tf.nn.silu", &[ParamDefault::number("beta", 1.0)]),
        keras("keras.activations.silu", &[]),
        jax("jax.nn.silu", &[]),
        onnx("Swish", &[ParamDefault::number("alpha", 1.0)]),
    ],
    aliases: "swish-1 swish sigmoid linear unit",
    origin: "Elfwing, Uchibe & Doya 2017; Hendrycks & Gimpel 2016",
    calls: &[
        Call::pytorch("F.silu(x)").layer("nn.SiLU()"),
        Call::tensorflow("tf.nn.silu(x, beta=1.0)"),
        Call::keras("keras.activations.silu(x)"),
        Call::jax("jax.nn.silu(x)"),
        Call::onnx("Swish(x, alpha=1.0)").losing_tail(),
        Call::burn("burn::tensor::activation::silu(x)"),
        Call::candle("x.silu()"),
        Call::flux("swish(x)"),
    ],
    applications: &[
        Application::vision(
            "EfficientNet",
            "Tan & Le 2019, EfficientNet: rethinking model scaling for convolutional neural networks",
        ),
        Application::language(
            "LLaMA, the gate of SwiGLU",
            "Touvron et al. 2023, LLaMA: open and efficient foundation language models",
        ),
        Application::reinforcement(
            "SiLU networks on Atari",
            "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units for neural network function approximation in reinforcement learning",
        ),
        Application::audio(
            "Conformer",
            "Gulati et al. 2020, Conformer: convolution-augmented transformer for speech recognition",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let gate = Gate::at(x);
        [gate.times(at_least(x, -LOWEST)), gate.gate_slope(at_least(at_most(x, LOWEST), -LOWEST))]
    },
);

/// The minimum of x·σ(x), −W(1/e).
pub(super) const GATE_MINIMUM: f64 = -0.278_464_542_761_073_8;
