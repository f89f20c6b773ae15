use super::framework::{jax, keras, onnx, pytorch};
use super::*;
use crate::kernel::{at_least, at_most, choose, lanes, nan_or, round_down, round_up};

/// Hard tanh: `f(x) = clip(x, min, max)`; `f′(x) = 1` inside, else 0.
///
/// Caveat: at the ends PyTorch returns the slope 0, JAX and Keras 1.
///
/// Source: Collobert, "Large scale machine learning", 2004.
pub static ACTIVATION: Activation = Activation {
    id: "hard_tanh",
    name: "Hard tanh",
    group: Group::Sigmoids,
    formula: "min(max(min, x), max)",
    slope_formula: "{ min < x < max: 1; else: 0 }",
    params: &[Param::new("min", "min", -1.0, -5.0, 0.0), Param::new("max", "max", 1.0, 0.0, 5.0)],
    value: &|x, p| {
        if x <= p[0] {
            p[0]
        } else if x >= p[1] {
            p[1]
        } else {
            x
        }
    },
    slope: &|x, p| select_unless_nan(x, p[0] < x && x < p[1], 1.0, 0.0),
    second_derivative: &zero,
    kinks: &|p| if p[0] == p[1] { Vec::new() } else { p.to_vec() },
    declared_range: &|p| DeclaredRange { low: p[0], high: p[1] },
    monotone: true,
    frameworks: &[
        pytorch(
            "nn.Hardtanh",
            &[ParamDefault::number("min_val", -1.0), ParamDefault::number("max_val", 1.0)],
        ),
        keras(
            "keras.activations.hard_tanh",
            &[ParamDefault::fixed("min", -1.0), ParamDefault::fixed("max", 1.0)],
        )
        .with_kink_slope(&one),
        jax("jax.nn.hard_tanh", &[ParamDefault::fixed("min", -1.0), ParamDefault::fixed("max", 1.0)])
            .with_kink_slope(&one),
        onnx("Clip", &[]),
    ],
    aliases: "clip clamp saturating linear",
    origin: "Collobert 2004",
    calls: &[
        Call::pytorch("F.hardtanh(x, min_val={min}, max_val={max})")
            .layer("nn.Hardtanh(min_val={min}, max_val={max})")
            .refusing(&|p| p[0] >= p[1]),
        Call::keras("keras.activations.hard_tanh(x)").for_params(&[-1.0, 1.0]),
        Call::jax("jax.nn.hard_tanh(x)").for_params(&[-1.0, 1.0]),
        Call::numpy("np.clip(x, {min}, {max})"),
        Call::onnx("Clip(x, {min}, {max})"),
        Call::burn("burn::tensor::activation::hardtanh(x, {min}, {max})").with_kink_slope(&one),
        Call::candle("x.clamp({min}, {max})").with_kink_slope(&|_, _| 0.5),
        Call::flux("hardtanh(x)").for_params(&[-1.0, 1.0]),
    ],
    applications: &[
        Application::language(
            "SENNA",
            "Collobert et al. 2011, Natural language processing (almost) from scratch",
        ),
        Application::vision(
            "Binarized networks, estimator of gradients",
            "Hubara, Courbariaux, Soudry, El-Yaniv & Bengio 2016, Binarized neural networks",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| [p[0] as f32, p[1] as f32, round_down(p[0]), round_up(p[1])],
    |x, [min, max, below, above]| {
        let inside = x.simd_gt(*below) & x.simd_lt(*above);
        [at_most(at_least(x, *min), *max), nan_or(x, choose(inside, 1.0, 0.0))]
    },
);
