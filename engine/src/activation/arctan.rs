use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{arctangent, choose, lanes};
use crate::stable::clamp_finite;
use std::f64::consts::FRAC_PI_2;

/// Arctangent: `f(x) = arctan x`; `f′(x) = 1/(1 + x²)`.
///
/// Caveat: it saturates only as 1/|x|, so its slope vanishes far more slowly than that of tanh.
///
/// Source: Kamruzzaman & Aziz, "A note on activation function in multilayer feedforward learning", 2002.
pub static ACTIVATION: Activation = Activation {
    id: "arctan",
    name: "Arctangent",
    group: Group::Sigmoids,
    formula: "atan(x)",
    slope_formula: "1/(1 + x^2)",
    value: &|x, _| libm::atan(x),
    slope: &|x, _| 1.0 / (1.0 + x * x),
    second_derivative: &|x, _| {
        let slope = 1.0 / (1.0 + x * x);
        clamp_finite(x) * slope * slope * -2.0
    },
    declared_range: &|_| DeclaredRange { low: -FRAC_PI_2, high: FRAC_PI_2 },
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("torch.atan", &[]),
        tensorflow("tf.math.atan", &[]),
        keras("keras.ops.arctan", &[]),
        jax("jax.numpy.arctan", &[]),
        onnx("Atan", &[]),
    ],
    aliases: "atan arctan inverse tangent",
    origin: "Kamruzzaman & Aziz 2002",
    calls: &[Call::onnx("Atan(x)")],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        // Beyond this, x² overflows where 1/x² does not.
        let far = x.abs().simd_gt(1e4);
        let inverse = 1.0 / x;
        [arctangent(x), choose(far, inverse * inverse, 1.0 / (x * x + 1.0))]
    },
);
