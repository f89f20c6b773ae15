use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{at_least, at_most, choose, lanes, nan_or};

/// ReLU6: `f(x) = min(max(0, x), 6)`; `f′(x) = 1` for `0 < x < 6`, else 0.
///
/// Caveat: it is dead on both sides; the 6 was chosen for low-precision arithmetic.
///
/// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
pub static ACTIVATION: Activation = Activation {
    id: "relu6",
    name: "ReLU6",
    group: Group::Rectifiers,
    formula: "min(max(0, x), 6)",
    slope_formula: "{ 0 < x < 6: 1; else: 0 }",
    value: &|x, _| x.clamp(0.0, 6.0) + 0.0,
    slope: &|x, _| select_unless_nan(x, 0.0 < x && x < 6.0, 1.0, 0.0),
    second_derivative: &zero,
    kinks: &|_| vec![0.0, 6.0],
    declared_range: &|_| DeclaredRange { low: 0.0, high: 6.0 },
    monotone: true,
    frameworks: &[
        pytorch("nn.ReLU6", &[]),
        tensorflow("tf.nn.relu6", &[]),
        keras("keras.activations.relu6", &[]),
        jax("jax.nn.relu6", &[]),
        onnx("Clip(min=0, max=6)", &[]),
    ],
    aliases: "clipped capped relu",
    origin: "Krizhevsky 2010",
    calls: &[
        Call::pytorch("F.relu6(x)").layer("nn.ReLU6()"),
        Call::tensorflow("tf.nn.relu6(x)"),
        Call::keras("keras.activations.relu6(x)"),
        Call::jax("jax.nn.relu6(x)"),
        Call::numpy("np.clip(x, 0.0, 6.0)"),
        Call::onnx("Clip(x, 0.0, 6.0)"),
        Call::burn("burn::tensor::activation::relu6(x)").with_kink_slope(&one),
        Call::candle("x.clamp(0.0, 6.0)").with_kink_slope(&|_, _| 0.5),
        Call::flux("relu6(x)"),
    ],
    applications: &[Application::vision(
        "MobileNetV2",
        "Sandler, Howard, Zhu, Zhmoginov & Chen 2018, MobileNetV2: inverted residuals and linear bottlenecks",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let inside = x.simd_gt(0.0) & x.simd_lt(6.0);
        [at_most(at_least(x, 0.0), 6.0), nan_or(x, choose(inside, 1.0, 0.0))]
    },
);
