use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{exponential, lanes};

/// Exponential: `f(x) = eˣ = f′(x) = f″(x)`.
///
/// Caveat: overflows beyond x = 709.78 in f64 and 88.72 in f32; for outputs that must be positive, not for
/// hidden layers.
///
/// Source: the canonical inverse link of Poisson regression, Nelder & Wedderburn 1972.
pub static ACTIVATION: Activation = Activation {
    id: "exponential",
    name: "Exponential",
    group: Group::Others,
    formula: "exp(x)",
    slope_formula: "exp(x)",
    value: &|x, _| libm::exp(x),
    slope: &|x, _| libm::exp(x),
    second_derivative: &|x, _| libm::exp(x),
    declared_range: &nonnegative,
    monotone: true,
    frameworks: &[
        pytorch("torch.exp", &[]),
        tensorflow("tf.math.exp", &[]),
        keras("keras.activations.exponential", &[]),
        jax("jax.numpy.exp", &[]),
        onnx("Exp", &[]),
    ],
    aliases: "exp",
    origin: "Nelder & Wedderburn 1972",
    calls: &[Call::keras("keras.activations.exponential(x)"), Call::onnx("Exp(x)")],
    applications: &[Application::vision(
        "Instant-NGP, density",
        "Müller, Evans, Schied & Keller 2022, Instant neural graphics primitives with a multiresolution hash encoding",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let e = exponential(x);
        [e, e]
    },
);
