use super::framework::{jax, keras, onnx, pytorch};
use super::*;
use crate::kernel::{at_least, at_most, choose, lanes, nan_or};

/// Hard sigmoid: `f(x) = clip(x/6 + ½, 0, 1)`; `f′(x) = 1/6` for `|x| < 3`, else 0.
///
/// Caveat: two conventions exist: this one (PyTorch, Keras 3, JAX) and clip(0.2x + ½) (ONNX, old Keras).
///
/// Source: Howard et al., "Searching for MobileNetV3", 2019.
pub static ACTIVATION: Activation = Activation {
    id: "hard_sigmoid",
    name: "Hard sigmoid",
    group: Group::Sigmoids,
    formula: "min(max(0, x/6 + 1/2), 1)",
    slope_formula: "{ -3 < x < 3: 1/6; else: 0 }",
    value: &|x, _| (x + 3.0).clamp(0.0, 6.0) / 6.0,
    slope: &|x, _| select_unless_nan(x, -3.0 < x && x < 3.0, 1.0 / 6.0, 0.0),
    second_derivative: &zero,
    kinks: &|_| vec![-3.0, 3.0],
    declared_range: &unit_interval,
    monotone: true,
    frameworks: &[
        pytorch("nn.Hardsigmoid", &[]),
        keras("keras.activations.hard_sigmoid", &[]),
        jax("jax.nn.hard_sigmoid", &[]),
        onnx(
            "HardSigmoid(alpha=1/6)",
            &[ParamDefault::number("alpha", 0.2), ParamDefault::number("beta", 0.5)],
        ),
    ],
    aliases: "hsigmoid relu6 mobilenet",
    origin: "Howard et al. 2019 (MobileNetV3)",
    calls: &[
        Call::pytorch("F.hardsigmoid(x)").layer("nn.Hardsigmoid()"),
        Call::keras("keras.activations.hard_sigmoid(x)"),
        Call::jax("jax.nn.hard_sigmoid(x)"),
        Call::onnx("HardSigmoid(x, alpha=1 / 6, beta=0.5)"),
        Call::burn("burn::tensor::activation::hard_sigmoid(x, 1.0 / 6.0, 0.5)")
            .with_kink_slope(&|_, _| 1.0 / 6.0),
        Call::candle("candle_nn::ops::hard_sigmoid(x)").with_kink_slope(&|_, _| 1.0 / 12.0),
        Call::flux("hardsigmoid(x)"),
    ],
    applications: &[Application::vision(
        "MobileNetV3, gates of channels",
        "Howard et al. 2019, Searching for MobileNetV3",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let inside = x.abs().simd_lt(3.0);
        [at_most(at_least(x + 3.0, 0.0), 6.0) * (1.0 / 6.0), nan_or(x, choose(inside, 1.0 / 6.0, 0.0))]
    },
);
