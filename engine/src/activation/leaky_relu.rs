use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Lanes, at_least, at_most, choose, lanes, nan_or};

/// Leaky ReLU: `f(x) = x` for `x > 0`, else `αx`; `f′(x) = 1` or `α`.
///
/// Caveat: the default slope is 0.01 in PyTorch, JAX and ONNX, 0.2 in Keras and TensorFlow; at 0 JAX
/// returns the slope 1, the others α.
///
/// Source: Maas, Hannun & Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013.
pub static ACTIVATION: Activation = Activation {
    id: "leaky_relu",
    name: "Leaky ReLU",
    group: Group::Rectifiers,
    formula: "{ x > 0: x; else: alpha*x }",
    slope_formula: "{ x > 0: 1; else: alpha }",
    params: &[Param::new("alpha", "α", 0.01, 0.0, 1.0)],
    value: &|x, p| leaky(x, p[0]),
    slope: &|x, p| leaky_slope(x, p[0]),
    second_derivative: &zero,
    kinks: &|p| leaky_kinks(p[0]),
    declared_range: &|p| leaky_range(p[0]),
    monotone: true,
    frameworks: &[
        pytorch("nn.LeakyReLU", &[ParamDefault::number("negative_slope", 0.01)]),
        tensorflow("tf.nn.leaky_relu", &[ParamDefault::number("alpha", 0.2)]),
        keras("keras.layers.LeakyReLU", &[ParamDefault::number("negative_slope", 0.2)])
            .with_remark(Remark::Keras2 { name: "alpha", default: 0.3 }),
        jax("jax.nn.leaky_relu", &[ParamDefault::number("negative_slope", 0.01)]).with_kink_slope(&one),
        onnx("LeakyRelu", &[ParamDefault::number("alpha", 0.01)]),
    ],
    aliases: "lrelu leaky rectified linear unit",
    origin: "Maas, Hannun & Ng 2013",
    calls: &[
        Call::pytorch("F.leaky_relu(x, negative_slope={alpha})")
            .layer("nn.LeakyReLU(negative_slope={alpha})"),
        Call::tensorflow("tf.nn.leaky_relu(x, alpha={alpha})"),
        Call::keras("keras.activations.leaky_relu(x, negative_slope={alpha})")
            .layer("keras.layers.LeakyReLU(negative_slope={alpha})"),
        Call::jax("jax.nn.leaky_relu(x, negative_slope={alpha})"),
        Call::onnx("LeakyRelu(x, alpha={alpha})"),
        Call::burn("burn::tensor::activation::leaky_relu(x, {alpha})").with_kink_slope(&one),
        Call::candle("candle_nn::ops::leaky_relu(x, {alpha})").with_kink_slope(&|_, p| 0.5 * (1.0 + p[0])),
        Call::flux("leakyrelu(x, {alpha})"),
    ],
    applications: &[
        Application::vision(
            "YOLO, slope 0.1",
            "Redmon, Divvala, Girshick & Farhadi 2016, You only look once: unified, real-time object detection",
        ),
        Application::vision(
            "DCGAN, discriminator, slope 0.2",
            "Radford, Metz & Chintala 2016, Unsupervised representation learning with deep convolutional generative adversarial networks",
        ),
        Application::audio(
            "HiFi-GAN",
            "Kong, Kim & Bae 2020, HiFi-GAN: generative adversarial networks for efficient and high fidelity speech synthesis",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(|p| Leak::new(p[0]), |x, leak| leak.at_gentle(x));

/// `x` for `x > 0`, else `slope·x`.
pub(super) fn leaky(x: f64, slope: f64) -> f64 {
    if x <= 0.0 {
        // 0·(−∞) would be NaN.
        if slope == 0.0 { 0.0 } else { slope * x }
    } else {
        x
    }
}

/// 1 for `x > 0`, else `slope`, at 0 too.
pub(super) fn leaky_slope(x: f64, slope: f64) -> f64 {
    select_unless_nan(x, x > 0.0, 1.0, slope)
}

/// The kinks of a leaky rectifier with this slope: with the slope 1 it is a line.
pub(super) fn leaky_kinks(slope: f64) -> Vec<f64> {
    if slope == 1.0 { Vec::new() } else { vec![0.0] }
}

/// The range of a leaky rectifier with this slope.
pub(super) fn leaky_range(slope: f64) -> DeclaredRange {
    DeclaredRange { low: if slope > 0.0 { f64::NEG_INFINITY } else { 0.0 }, high: f64::INFINITY }
}

/// The kernel of a leaky rectifier.
#[derive(Clone, Copy)]
pub(super) struct Leak {
    slope: f32,
    /// Keeps 0·(−∞), which would be NaN, from arising.
    lowest: f32,
}

impl Leak {
    /// With this slope for negative x.
    pub fn new(slope: f64) -> Self {
        Leak { slope: slope as f32, lowest: if slope == 0.0 { -f32::MAX } else { f32::NEG_INFINITY } }
    }

    /// Value and slope, for slopes from 0 to 1.
    #[inline(always)]
    pub fn at_gentle(self, x: Lanes) -> [Lanes; 2] {
        [at_least(x, at_least(x, self.lowest) * self.slope), self.at(x)[1]]
    }

    /// Value and slope.
    #[inline(always)]
    pub fn at(self, x: Lanes) -> [Lanes; 2] {
        let below = at_least(at_most(x, 0.0), self.lowest);
        [at_least(x, 0.0) + below * self.slope, nan_or(x, choose(x.simd_gt(0.0), 1.0, self.slope))]
    }
}
