use super::framework::{jax, keras, onnx, tensorflow};
use super::silu::GATE_MINIMUM;
use super::*;
use crate::kernel::{ScaledGate, lanes};
use crate::stable::{Logistic, clamp_finite, mul_or_zero, product};

/// Swish: `f(x) = x·σ(βx)` with β fixed or learned; `f′(x) = σ(βx)(1 + βx·σ(−βx))`.
///
/// Caveat: β = 0 is the line x/2, β → ∞ is ReLU; PyTorch and JAX have β = 1 only, ONNX calls β `alpha`.
///
/// Source: Ramachandran, Zoph & Le, "Searching for activation functions", 2017.
pub static ACTIVATION: Activation = Activation {
    id: "swish",
    name: "Swish",
    group: Group::SmoothGates,
    formula: "x*sigma(beta*x)",
    slope_formula: "sigma(beta*x)*(1 + beta*x*sigma(-beta*x))",
    params: &[Param::new("beta", "β", 1.0, 0.0, 10.0)],
    value: &|x, p| mul_or_zero(x, gate(x, p[0]).sigma()),
    slope: &|x, p| gate(x, p[0]).gate_slope(),
    second_derivative: &|x, p| p[0] * gate(x, p[0]).gate_second_derivative(),
    // x²·σ(βx)·σ(−βx), multiplied so that it does not overflow before it vanishes.
    parameter_derivative: Some(&|x, p| if x.is_infinite() { 0.0 } else { x * (x * gate(x, p[0]).slope()) }),
    scale: &|p| if p[0] > 0.0 { 1.0 / p[0] } else { 1.0 },
    declared_range: &|p| DeclaredRange {
        low: if p[0] == 0.0 { f64::NEG_INFINITY } else { GATE_MINIMUM / p[0] },
        high: f64::INFINITY,
    },
    frameworks: &[
        tensorflow("tf.nn.swish", &[ParamDefault::number("beta", 1.0)]),
        keras("keras.activations.swish", &[ParamDefault::fixed("β", 1.0)]),
        jax("jax.nn.swish", &[ParamDefault::fixed("β", 1.0)]),
        onnx("Swish", &[ParamDefault::number("alpha", 1.0)]),
    ],
    aliases: "silu learnable beta",
    origin: "Ramachandran, Zoph & Le 2017",
    calls: &[
        Call::tensorflow("tf.nn.swish(x, beta={beta})"),
        Call::keras("keras.activations.swish(x)").for_params(&[1.0]),
        Call::jax("jax.nn.swish(x)").for_params(&[1.0]),
        Call::onnx("Swish(x, alpha={beta})").losing_tail(),
        Call::flux("swish(x)").for_params(&[1.0]),
    ],
    applications: &[
        Application::vision(
            "Mobile NASNet-A",
            "Ramachandran, Zoph & Le 2017, Searching for activation functions",
        ),
        Application::language(
            "PaLM, the gate of SwiGLU, β = 1",
            "Chowdhery et al. 2022, PaLM: scaling language modeling with pathways",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel =
    &lanes(|p| ScaledGate::new(p[0]), |x, gate| gate.swish(x)).learning(|x, gate| gate.swish_by_beta(x));

fn gate(x: f64, beta: f64) -> Logistic {
    Logistic::at(product(beta, if beta == 0.0 { clamp_finite(x) } else { x }))
}
