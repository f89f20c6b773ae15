use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{MAX_PHASE, lanes, replace_beyond, sin_cos};

/// Sine: `f(x) = sin x`; `f′(x) = cos x`.
///
/// Caveat: periodic, so it has no limit at ±∞ and many inputs share an output; SIREN scales its input by 30.
///
/// Source: Sitzmann, Martel, Bergman, Lindell & Wetzstein, "Implicit neural representations with periodic
/// activation functions", 2020.
pub static ACTIVATION: Activation = Activation {
    id: "sine",
    name: "Sine",
    group: Group::Others,
    formula: "sin(x)",
    slope_formula: "cos(x)",
    value: &|x, _| libm::sin(x),
    slope: &|x, _| libm::cos(x),
    second_derivative: &|x, _| -libm::sin(x),
    declared_range: &minus_one_to_one,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("torch.sin", &[]),
        tensorflow("tf.math.sin", &[]),
        keras("keras.ops.sin", &[]),
        jax("jax.numpy.sin", &[]),
        onnx("Sin", &[]),
    ],
    aliases: "sin siren periodic",
    origin: "Sitzmann et al. 2020 (SIREN)",
    calls: &[Call::onnx("Sin(x)")],
    applications: &[Application::vision(
        "SIREN",
        "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, Implicit neural representations with periodic activation functions",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let [sin, cos] = sin_cos(x);
        [replace_beyond(MAX_PHASE, x, sin, libm::sin), replace_beyond(MAX_PHASE, x, cos, libm::cos)]
    },
);
