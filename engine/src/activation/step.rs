use super::framework::{jax, pytorch};
use super::*;
use crate::kernel::{Lanes, choose, lanes, nan_or};

/// Step: `f(x) = 1` for `x ≥ 0`, else 0; `f′(x) = 0`.
///
/// Caveat: the slope is 0 everywhere, so gradient descent learns nothing through it; the value at 0 is a
/// convention (`torch.heaviside` takes it as an argument).
///
/// Source: McCulloch & Pitts, "A logical calculus of the ideas immanent in nervous activity", 1943;
/// Rosenblatt 1958.
pub static ACTIVATION: Activation = Activation {
    id: "step",
    name: "Step",
    group: Group::Sigmoids,
    formula: "{ x >= 0: 1; else: 0 }",
    slope_formula: "0",
    value: &|x, _| select_unless_nan(x, x >= 0.0, 1.0, 0.0),
    slope: &zero,
    second_derivative: &zero,
    kinks: &kink_at_zero,
    declared_range: &unit_interval,
    monotone: true,
    frameworks: &[
        pytorch("torch.heaviside", &[ParamDefault::required("values")]),
        jax("jax.numpy.heaviside", &[ParamDefault::required("x2")]),
    ],
    aliases: "heaviside binary step perceptron threshold logic unit",
    origin: "McCulloch & Pitts 1943; Rosenblatt 1958",
    calls: &[
        Call::pytorch("torch.heaviside(x, values=torch.tensor(1.0))"),
        Call::jax("jnp.heaviside(x, 1.0)"),
        Call::numpy("np.heaviside(x, 1.0)"),
    ],
    applications: &[Application::other(
        "Perceptron",
        "Rosenblatt 1958, The perceptron: a probabilistic model for information storage and organization in the brain",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel =
    &lanes(|_| (), |x, ()| [nan_or(x, choose(x.simd_ge(0.0), 1.0, 0.0)), nan_or(x, Lanes::splat(0.0))]);
