use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{ScaledGate, at_least, lanes};
use crate::stable::{Logistic, product};
use libm::log1p;

/// Softplus: `f(x) = ln(1 + e^(βx))/β`; `f′(x) = σ(βx)`.
///
/// Caveat: PyTorch returns x itself beyond βx = 20 (its `threshold`), an error of up to 2e-9.
///
/// Source: Dugas et al., "Incorporating second-order functional knowledge for better option pricing",
/// 2001.
pub static ACTIVATION: Activation = Activation {
    id: "softplus",
    name: "Softplus",
    group: Group::SmoothGates,
    formula: "ln(1 + exp(beta*x))/beta",
    slope_formula: "sigma(beta*x)",
    params: &[Param::log("beta", "β", 1.0, 0.1, 10.0)],
    value: &|x, p| {
        let t = product(p[0], x);
        let down = if t.hi > 0.0 { t.neg() } else { t };
        let above = if x > 0.0 { x } else { 0.0 };
        above + log1p(down.exp()) / p[0]
    },
    slope: &|x, p| Logistic::at(product(p[0], x)).sigma(),
    second_derivative: &|x, p| p[0] * Logistic::at(product(p[0], x)).slope(),
    declared_range: &nonnegative,
    monotone: true,
    frameworks: &[
        pytorch("nn.Softplus", &[ParamDefault::number("beta", 1.0), ParamDefault::number("threshold", 20.0)]),
        tensorflow("tf.nn.softplus", &[ParamDefault::fixed("β", 1.0)]),
        keras("keras.activations.softplus", &[ParamDefault::fixed("β", 1.0)]),
        jax("jax.nn.softplus", &[ParamDefault::fixed("β", 1.0)]),
        onnx("Softplus", &[ParamDefault::fixed("β", 1.0)]),
    ],
    aliases: "smooth relu log1p exp",
    origin: "Dugas et al. 2001",
    calls: &[
        Call::pytorch("F.softplus(x, beta={beta}, threshold=20.0)")
            .layer("nn.Softplus(beta={beta}, threshold=20.0)"),
        Call::tensorflow("tf.nn.softplus(x)").for_params(&[1.0]),
        Call::keras("keras.activations.softplus(x)").for_params(&[1.0]),
        Call::jax("jax.nn.softplus(x)").for_params(&[1.0]),
        Call::onnx("Softplus(x)").for_params(&[1.0]),
        Call::burn("burn::tensor::activation::softplus(x, {beta})"),
        Call::flux("softplus(x)").for_params(&[1.0]),
    ],
    applications: &[
        Application::language(
            "Mamba, step sizes",
            "Gu & Dao 2023, Mamba: linear-time sequence modeling with selective state spaces",
        ),
        Application::vision(
            "Mip-NeRF, density",
            "Barron et al. 2021, Mip-NeRF: a multiscale representation for anti-aliasing neural radiance fields",
        ),
        Application::other(
            "Deep ensembles, variance",
            "Lakshminarayanan, Pritzel & Blundell 2017, Simple and scalable predictive uncertainty estimation using deep ensembles",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| (ScaledGate::new(p[0]), (1.0 / p[0]) as f32),
    |x, (gate, per_beta)| {
        let gate = gate.at(x);
        [at_least(x, 0.0) + gate.ln_1p_times(*per_beta), gate.sigma()]
    },
);
