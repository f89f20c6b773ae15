use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Tangent, lanes};
use crate::stable::Logistic;

/// Tanh: `f(x) = tanh x`; `f′(x) = 1 − tanh² x = 4q/(1 + q)²`, `q = e^(−2|x|)`.
///
/// Caveat: written as `1 − t²` the slope is 0 beyond x = 19 where the true slope is not.
///
/// Source: LeCun, Bottou, Orr & Müller, "Efficient backprop", 1998.
pub static ACTIVATION: Activation = Activation {
    id: "tanh",
    name: "Tanh",
    group: Group::Sigmoids,
    formula: "tanh(x)",
    slope_formula: "1 - tanh(x)^2",
    value: &|x, _| libm::tanh(x),
    slope: &|x, _| sech_squared(x),
    second_derivative: &|x, _| -2.0 * libm::tanh(x) * sech_squared(x),
    declared_range: &minus_one_to_one,
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("nn.Tanh", &[]),
        tensorflow("tf.nn.tanh", &[]),
        keras("keras.activations.tanh", &[]),
        jax("jax.nn.tanh", &[]),
        onnx("Tanh", &[]),
    ],
    aliases: "hyperbolic tangent",
    origin: "LeCun, Bottou, Orr & Müller 1998",
    calls: &[
        Call::pytorch("torch.tanh(x)").layer("nn.Tanh()"),
        Call::tensorflow("tf.nn.tanh(x)"),
        Call::keras("keras.activations.tanh(x)"),
        Call::jax("jax.nn.tanh(x)"),
        Call::onnx("Tanh(x)"),
    ],
    applications: &[
        Application::language(
            "GRU, candidate state",
            "Cho et al. 2014, Learning phrase representations using RNN encoder–decoder for statistical machine translation",
        ),
        Application::reinforcement(
            "PPO, continuous control",
            "Schulman, Wolski, Dhariwal, Radford & Klimov 2017, Proximal policy optimization algorithms",
        ),
        Application::audio(
            "WaveNet, gated units",
            "van den Oord et al. 2016, WaveNet: a generative model for raw audio",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let t = Tangent::at(x);
        [t.value(), t.slope()]
    },
);

/// sech² x = 1 − tanh² x, without the cancellation.
pub(super) fn sech_squared(x: f64) -> f64 {
    4.0 * Logistic::at(2.0 * x).slope()
}
