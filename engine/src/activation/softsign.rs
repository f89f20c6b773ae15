use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{at_least, at_most, lanes};
use crate::stable::clamp_finite;

/// Softsign: `f(x) = x/(1 + |x|)`; `f′(x) = 1/(1 + |x|)²`.
///
/// Caveat: its range is (−1, 1), open: the ends are approached only as 1/|x|; f″ jumps from 2
/// to −2 at 0.
///
/// Source: Bergstra, Desjardins, Lamblin & Bengio, "Quadratic polynomials learn better image features",
/// 2009.
pub static ACTIVATION: Activation = Activation {
    id: "softsign",
    name: "Softsign",
    group: Group::Sigmoids,
    formula: "x/(1 + abs(x))",
    slope_formula: "1/(1 + abs(x))^2",
    value: &|x, _| clamp_finite(x) / (1.0 + clamp_finite(x).abs()),
    slope: &|x, _| {
        let d = 1.0 + x.abs();
        1.0 / (d * d)
    },
    second_derivative: &|x, _| {
        let d = 1.0 / (1.0 + x.abs());
        if x == 0.0 { 0.0 } else { -2.0_f64.copysign(x) * d * d * d }
    },
    kinks: &kink_at_zero,
    declared_range: &minus_one_to_one,
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[
        pytorch("nn.Softsign", &[]),
        tensorflow("tf.nn.softsign", &[]),
        keras("keras.activations.softsign", &[]),
        jax("jax.nn.soft_sign", &[]),
        onnx("Softsign", &[]),
    ],
    aliases: "elliot",
    origin: "Bergstra, Desjardins, Lamblin & Bengio 2009",
    calls: &[
        Call::pytorch("F.softsign(x)").layer("nn.Softsign()"),
        Call::tensorflow("tf.nn.softsign(x)"),
        Call::keras("keras.activations.softsign(x)"),
        Call::jax("jax.nn.soft_sign(x)"),
        Call::onnx("Softsign(x)"),
        Call::burn("burn::tensor::activation::softsign(x)"),
        Call::flux("softsign(x)"),
    ],
    applications: &[Application::vision(
        "Networks compared with sigmoid and tanh",
        "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let inverse = 1.0 / (x.abs() + 1.0);
        let finite = at_least(at_most(x, f32::MAX), -f32::MAX);
        [finite / (finite.abs() + 1.0), inverse * inverse]
    },
);
