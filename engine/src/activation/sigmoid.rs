use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Gate, lanes};
use crate::stable::Logistic;

/// Sigmoid: `f(x) = 1/(1 + e⁻ˣ)`; `f′(x) = e⁻ˣ/(1 + e⁻ˣ)²`.
///
/// Caveat: the slope is at most ¼, so each layer passes on a quarter of the gradient at best; the usual
/// `s(1 − s)` is 0 beyond x = 37 where the true slope is not.
///
/// Source: Verhulst 1838; in networks Rumelhart, Hinton & Williams, "Learning representations by
/// back-propagating errors", 1986.
pub static ACTIVATION: Activation = Activation {
    id: "sigmoid",
    name: "Sigmoid",
    group: Group::Sigmoids,
    formula: "1/(1 + exp(-x))",
    slope_formula: "sigma(x)*(1 - sigma(x))",
    value: &|x, _| Logistic::at(x).sigma(),
    slope: &|x, _| Logistic::at(x).slope(),
    second_derivative: &|x, _| {
        let s = Logistic::at(x);
        -s.slope() * s.tanh_half()
    },
    declared_range: &unit_interval,
    monotone: true,
    frameworks: &[
        pytorch("nn.Sigmoid", &[]),
        tensorflow("tf.nn.sigmoid", &[]),
        keras("keras.activations.sigmoid", &[]),
        jax("jax.nn.sigmoid", &[]),
        onnx("Sigmoid", &[]),
    ],
    aliases: "logistic expit",
    origin: "Verhulst 1838; Rumelhart, Hinton & Williams 1986",
    calls: &[
        Call::pytorch("torch.sigmoid(x)").layer("nn.Sigmoid()"),
        Call::keras("keras.activations.sigmoid(x)"),
        Call::onnx("Sigmoid(x)").losing_tail(),
    ],
    applications: &[
        Application::language("LSTM, gates", "Hochreiter & Schmidhuber 1997, Long short-term memory"),
        Application::vision(
            "SENet, gates of channels",
            "Hu, Shen & Sun 2018, Squeeze-and-excitation networks",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let gate = Gate::at(x);
        [gate.sigma(), gate.slope()]
    },
);
