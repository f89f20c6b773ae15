use super::framework::{jax, keras, onnx, pytorch};
use super::*;
use crate::kernel::{at_least, at_most, choose, lanes};

/// Hard swish: `f(x) = x·clip(x + 3, 0, 6)/6`; `f′(x) = 0`, `(2x + 3)/6` for `|x| < 3`, 1.
///
/// Caveat: at ±3 the slope jumps; frameworks return 0 at −3 and 1 at 3.
///
/// Source: Howard et al., "Searching for MobileNetV3", 2019.
pub static ACTIVATION: Activation = Activation {
    id: "hard_swish",
    name: "Hard swish",
    group: Group::SmoothGates,
    formula: "x*min(max(0, x + 3), 6)/6",
    slope_formula: "{ x <= -3: 0; x < 3: (2*x + 3)/6; else: 1 }",
    value: &|x, _| piecewise(x, 0.0, x * (x + 3.0) / 6.0, x),
    slope: &|x, _| piecewise(x, 0.0, (2.0 * x + 3.0) / 6.0, 1.0),
    second_derivative: &|x, _| piecewise(x, 0.0, 1.0 / 3.0, 0.0),
    kinks: &|_| vec![-3.0, 3.0],
    declared_range: &|_| DeclaredRange { low: -0.375, high: f64::INFINITY },
    frameworks: &[
        pytorch("nn.Hardswish", &[]),
        keras("keras.activations.hard_swish", &[]),
        jax("jax.nn.hard_swish", &[]),
        onnx("HardSwish", &[]),
    ],
    aliases: "hard silu hswish mobilenet",
    origin: "Howard et al. 2019 (MobileNetV3)",
    calls: &[
        Call::pytorch("F.hardswish(x)").layer("nn.Hardswish()"),
        Call::keras("keras.activations.hard_swish(x)"),
        Call::jax("jax.nn.hard_swish(x)"),
        Call::onnx("HardSwish(x)"),
        Call::burn("burn::tensor::activation::hard_swish(x)")
            .with_kink_slope(&|x, _| piecewise(x, -0.5, 0.0, 1.5)),
        Call::candle("x * candle_nn::ops::hard_sigmoid(x)?")
            .with_kink_slope(&|x, _| piecewise(x, -0.25, 0.0, 1.25)),
        Call::flux("hardswish(x)"),
    ],
    applications: &[Application::vision("MobileNetV3", "Howard et al. 2019, Searching for MobileNetV3")],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let above = at_least(x, -3.0);
        let slope = choose(x.simd_ge(3.0), 1.0, (x + x + 3.0) * (1.0 / 6.0));
        [above * (at_most(above + 3.0, 6.0) * (1.0 / 6.0)), choose(x.simd_le(-3.0), 0.0, slope)]
    },
);

fn piecewise(x: f64, left: f64, middle: f64, right: f64) -> f64 {
    if x <= -3.0 {
        left
    } else if x >= 3.0 {
        right
    } else {
        // Also for NaN, which must remain NaN.
        middle + 0.0 * x
    }
}
