use super::framework::{jax, keras, onnx, pytorch};
use super::*;
use crate::kernel::{Exponential, LOWEST, Lanes, at_least, at_most, choose, lanes, polynomial};
use crate::stable::{clamp_finite, mul_or_zero};
use libm::exp;

/// Mish: `f(x) = x·tanh(ln(1 + eˣ))`; `f′(x) = t + x·t′`, `t = tanh(ln(1 + eˣ))`.
///
/// Caveat: not monotone: it falls to −0.309 at x = −1.192; a direct evaluation of the formula gives 0 below −37.
///
/// Source: Misra, "Mish: a self regularized non-monotonic activation function", 2019.
pub static ACTIVATION: Activation = Activation {
    id: "mish",
    name: "Mish",
    group: Group::SmoothGates,
    formula: "x*tanh(ln(1 + exp(x)))",
    slope_formula: "tanh(s) + x*(1 - tanh(s)^2)*sigma(x) where s = ln(1 + exp(x))",
    value: &|x, _| mul_or_zero(x, gate(x).0),
    slope: &|x, _| {
        let (t, t1, _) = gate(x);
        t + clamp_finite(x) * t1
    },
    second_derivative: &|x, _| {
        let (_, t1, t2) = gate(x);
        2.0 * t1 + clamp_finite(x) * t2
    },
    declared_range: &|_| DeclaredRange { low: -0.308_843_413_017_250_4, high: f64::INFINITY },
    frameworks: &[
        pytorch("nn.Mish", &[]),
        keras("keras.activations.mish", &[]),
        jax("jax.nn.mish", &[]),
        onnx("Mish", &[]),
    ],
    aliases: "yolov4",
    origin: "Misra 2019",
    calls: &[
        Call::pytorch("F.mish(x)").layer("nn.Mish()"),
        Call::keras("keras.activations.mish(x)"),
        Call::jax("jax.nn.mish(x)"),
        Call::onnx("Mish(x)"),
        Call::burn("burn::tensor::activation::mish(x)"),
        Call::candle("candle_nn::ops::mish(x)").losing_tail().overflowing_slope(),
        Call::flux("mish(x)"),
    ],
    applications: &[Application::vision(
        "YOLOv4, backbone",
        "Bochkovskiy, Wang & Liao 2020, YOLOv4: optimal speed and accuracy of object detection",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(|_| (), |x, ()| mish(x));

/// t = tanh(ln(1 + eˣ)), t′ and t″ as rational functions of the exponential that cannot overflow.
fn gate(x: f64) -> (f64, f64, f64) {
    if x <= 0.0 {
        let n = exp(x);
        let w = n * (n + 2.0);
        let d = w + 2.0;
        let d2 = d * d;
        let t2 = 4.0 * n * (2.0 + n * (2.0 - n * (3.0 + 2.0 * n))) / (d2 * d);
        (w / d, 4.0 * n * (n + 1.0) / d2, t2)
    } else {
        let m = exp(-x);
        let d = 1.0 + 2.0 * m * (1.0 + m);
        let d2 = d * d;
        let t2 = 4.0 * m * m * (m * (2.0 * m * (1.0 + m) - 3.0) - 2.0) / (d2 * d);
        ((1.0 + 2.0 * m) / d, 4.0 * (1.0 + m) * m * m / d2, t2)
    }
}

/// The same for four inputs, with one exponential of −|x|.
#[inline(always)]
fn mish(x: Lanes) -> [Lanes; 2] {
    let positive = x.simd_gt(0.0);
    let near = at_least(at_most(x, LOWEST), -LOWEST);
    let exponential = Exponential::at(-near.abs());
    let e = exponential.value();
    let square = e * e;
    let d = choose(positive, (square + e) * 2.0 + 1.0, (square + e * 2.0) + 2.0);
    let t = choose(positive, e * 2.0 + 1.0, e + 2.0) / d;
    // f′ = t + x·t′ over the common denominator d²; for x ≤ 0 both divided by e, which is multiplied last.
    let t_d2 = polynomial(e, [1.0, 4.0, 6.0, 4.0]);
    let near = near * 4.0;
    let xt1_d2 = near + near * e;
    let d2 =
        choose(positive, polynomial(e, [1.0, 4.0, 8.0, 8.0, 4.0]), polynomial(e, [4.0, 8.0, 8.0, 4.0, 1.0]));
    let slope = choose(positive, t_d2 + xt1_d2 * square, polynomial(e, [4.0, 6.0, 4.0, 1.0]) + xt1_d2) / d2;
    [
        choose(positive, x * t, exponential.times(at_least(x, -LOWEST) * t)),
        choose(positive, slope, exponential.times(slope)),
    ]
}
