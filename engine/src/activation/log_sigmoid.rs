use super::framework::{jax, keras, pytorch, tensorflow};
use super::*;
use crate::kernel::{Gate, at_most, lanes};
use crate::stable::Logistic;
use libm::{exp, log1p};

/// Log-sigmoid: `f(x) = ln σ(x) = −ln(1 + e⁻ˣ)`; `f′(x) = σ(−x)`.
///
/// Caveat: meant for losses rather than hidden layers: it is never positive.
///
/// Source: the log-likelihood of logistic regression, Cox, "The regression analysis of binary
/// sequences", 1958.
pub static ACTIVATION: Activation = Activation {
    id: "log_sigmoid",
    name: "Log-sigmoid",
    group: Group::SmoothGates,
    formula: "-ln(1 + exp(-x))",
    slope_formula: "sigma(-x)",
    value: &|x, _| if x > 0.0 { -log1p(exp(-x)) } else { x - log1p(exp(x)) },
    slope: &|x, _| Logistic::at(x).complement(),
    second_derivative: &|x, _| -Logistic::at(x).slope(),
    declared_range: &|_| DeclaredRange { low: f64::NEG_INFINITY, high: 0.0 },
    monotone: true,
    frameworks: &[
        pytorch("nn.LogSigmoid", &[]),
        tensorflow("tf.math.log_sigmoid", &[]),
        keras("keras.activations.log_sigmoid", &[]),
        jax("jax.nn.log_sigmoid", &[]),
    ],
    aliases: "logsigmoid",
    origin: "Cox 1958",
    calls: &[
        Call::pytorch("F.logsigmoid(x)").layer("nn.LogSigmoid()"),
        Call::tensorflow("tf.math.log_sigmoid(x)"),
        Call::keras("keras.activations.log_sigmoid(x)"),
        Call::jax("jax.nn.log_sigmoid(x)"),
        Call::burn("burn::tensor::activation::log_sigmoid(x)"),
        Call::flux("logsigmoid(x)"),
    ],
    applications: &[
        Application::language(
            "word2vec, loss of negative sampling",
            "Mikolov, Sutskever, Chen, Corrado & Dean 2013, Distributed representations of words and phrases and their compositionality",
        ),
        Application::language(
            "DPO, loss",
            "Rafailov et al. 2023, Direct preference optimization: your language model is secretly a reward model",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let gate = Gate::at(x);
        [at_most(x, 0.0) - gate.ln_1p_times(1.0), gate.complement()]
    },
);
