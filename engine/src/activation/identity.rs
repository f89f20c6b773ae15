use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Lanes, lanes, nan_or};

/// Identity: `f(x) = x`; `f′(x) = 1`.
///
/// Caveat: layers with it alone collapse into one linear map.
///
/// Source: linear output units, Widrow & Hoff, "Adaptive switching circuits", 1960.
pub static ACTIVATION: Activation = Activation {
    id: "identity",
    name: "Identity",
    group: Group::Others,
    formula: "x",
    slope_formula: "1",
    value: &|x, _| x,
    slope: &one,
    second_derivative: &zero,
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("nn.Identity", &[]),
        tensorflow("tf.identity", &[]),
        keras("keras.activations.linear", &[]),
        jax("jax.nn.identity", &[]),
        onnx("Identity", &[]),
    ],
    aliases: "linear none",
    origin: "Widrow & Hoff 1960",
    calls: &[
        Call::pytorch("nn.Identity()(x)").layer("nn.Identity()"),
        Call::tensorflow("tf.identity(x)"),
        Call::keras("keras.activations.linear(x)"),
        Call::jax("jax.nn.identity(x)"),
        Call::onnx("Identity(x)"),
        Call::flux("identity(x)"),
    ],
    applications: &[
        Application::vision(
            "MobileNetV2, linear bottlenecks",
            "Sandler, Howard, Zhu, Zhmoginov & Chen 2018, MobileNetV2: inverted residuals and linear bottlenecks",
        ),
        Application::language(
            "word2vec, projection",
            "Mikolov, Chen, Corrado & Dean 2013, Efficient estimation of word representations in vector space",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(|_| (), |x, ()| [x, nan_or(x, Lanes::splat(1.0))]);
