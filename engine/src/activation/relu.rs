use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{choose, lanes, nan_or};

/// ReLU: `f(x) = max(0, x)`, `f′(x) = 1` for `x > 0`, else 0.
///
/// Caveat: a unit whose input is never positive gets no gradient and cannot recover.
///
/// Source: Fukushima, "Visual feature extraction by a multilayered network of analog threshold
/// elements", 1969; Nair & Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010.
pub static ACTIVATION: Activation = Activation {
    id: "relu",
    name: "ReLU",
    group: Group::Rectifiers,
    formula: "max(0, x)",
    slope_formula: "{ x > 0: 1; else: 0 }",
    value: &|x, _| if x <= 0.0 { 0.0 } else { x },
    slope: &|x, _| select_unless_nan(x, x > 0.0, 1.0, 0.0),
    second_derivative: &zero,
    kinks: &kink_at_zero,
    declared_range: &nonnegative,
    monotone: true,
    frameworks: &[
        pytorch("nn.ReLU", &[]),
        tensorflow("tf.nn.relu", &[]),
        keras("keras.activations.relu", &[]),
        jax("jax.nn.relu", &[]),
        onnx("Relu", &[]),
    ],
    aliases: "rectified linear unit rectifier ramp",
    origin: "Fukushima 1969; Nair & Hinton 2010",
    calls: &[
        Call::pytorch("F.relu(x)").layer("nn.ReLU()"),
        Call::tensorflow("tf.nn.relu(x)"),
        Call::keras("keras.activations.relu(x)").layer("keras.layers.ReLU()"),
        Call::jax("jax.nn.relu(x)"),
        Call::onnx("Relu(x)"),
        Call::burn("burn::tensor::activation::relu(x)"),
        Call::candle("x.relu()").with_kink_slope(&one),
        Call::flux("relu(x)"),
    ],
    applications: &[
        Application::vision(
            "AlexNet",
            "Krizhevsky, Sutskever & Hinton 2012, ImageNet classification with deep convolutional neural networks",
        ),
        Application::vision(
            "ResNet",
            "He, Zhang, Ren & Sun 2016, Deep residual learning for image recognition",
        ),
        Application::language("Transformer", "Vaswani et al. 2017, Attention is all you need"),
        Application::reinforcement(
            "DQN",
            "Mnih et al. 2015, Human-level control through deep reinforcement learning",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let positive = x.simd_gt(0.0);
        // As in `value`, NaN is not ≤ 0.
        [x & !x.simd_le(0.0), nan_or(x, choose(positive, 1.0, 0.0))]
    },
);
