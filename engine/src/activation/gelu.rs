use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Lanes, Normal, lanes};
use crate::stable::{clamp_finite, mul_or_zero, normal_density, normal_distribution, product};

/// GELU: `f(x) = x·Φ(x)`; `f′(x) = Φ(x) + x·φ(x)`, with the normal distribution Φ and its density φ.
///
/// Caveat: written with `1 + erf` the tail is lost below −8.3; with `erfc` it is accurate down to −38.
///
/// Source: Hendrycks & Gimpel, "Gaussian error linear units (GELUs)", 2016.
pub static ACTIVATION: Activation = Activation {
    id: "gelu",
    name: "GELU",
    group: Group::SmoothGates,
    formula: "x*Phi(x)",
    slope_formula: "Phi(x) + x*phi(x)",
    value: &|x, _| mul_or_zero(x, normal_distribution(x)),
    slope: &|x, _| normal_distribution(x) + clamp_finite(x) * normal_density(x),
    second_derivative: &|x, _| {
        let square = product(x, x);
        let d = normal_density(x);
        if d == 0.0 { 0.0 } else { d * ((2.0 - square.hi) - square.lo) }
    },
    declared_range: &|_| DeclaredRange { low: -0.169_971_207_479_903_66, high: f64::INFINITY },
    frameworks: &[
        pytorch("nn.GELU", &[ParamDefault::expression("approximate", "\"none\"", None)]),
        tensorflow("tf.nn.gelu", &[ParamDefault::expression("approximate", "False", None)]),
        keras("keras.activations.gelu", &[ParamDefault::expression("approximate", "False", None)]),
        jax("jax.nn.gelu(approximate=False)", &[ParamDefault::expression("approximate", "True", None)])
            .with_remark(Remark::TanhApproximation),
        onnx("Gelu", &[ParamDefault::expression("approximate", "\"none\"", None)]),
    ],
    aliases: "gaussian error linear unit erf exact",
    origin: "Hendrycks & Gimpel 2016",
    calls: &[
        Call::pytorch("F.gelu(x, approximate=\"none\")").layer("nn.GELU(approximate=\"none\")").losing_tail(),
        Call::tensorflow("tf.nn.gelu(x, approximate=False)").losing_tail(),
        Call::keras("keras.activations.gelu(x, approximate=False)").losing_tail(),
        Call::jax("jax.nn.gelu(x, approximate=False)"),
        Call::onnx("Gelu(x, approximate=\"none\")").losing_tail(),
        Call::burn("burn::tensor::activation::gelu(x)").losing_tail(),
        Call::candle("x.gelu_erf()").losing_tail(),
        Call::flux("gelu_erf(x)"),
    ],
    applications: &[
        Application::language(
            "BERT",
            "Devlin, Chang, Lee & Toutanova 2019, BERT: pre-training of deep bidirectional transformers for language understanding",
        ),
        Application::vision(
            "ViT",
            "Dosovitskiy et al. 2021, An image is worth 16x16 words: transformers for image recognition at scale",
        ),
        Application::audio(
            "wav2vec 2.0",
            "Baevski, Zhou, Mohamed & Auli 2020, wav2vec 2.0: a framework for self-supervised learning of speech representations",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(|_| (), |x, ()| gelu(x));

/// Value and slope of four inputs.
#[inline(always)]
fn gelu(x: Lanes) -> [Lanes; 2] {
    let normal = Normal::at(x);
    let tail = normal.exponential.times(normal.size * normal.ratio);
    let slope = normal.tail_slope();
    [normal.choose(x - tail, -tail), normal.choose(1.0 - slope, slope)]
}
