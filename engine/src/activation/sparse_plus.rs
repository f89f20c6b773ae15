use super::framework::{jax, keras};
use super::*;
use crate::kernel::{at_least, at_most, lanes};

/// Sparse plus: `f(x) = 0` for `x ≤ −1`, `¼(x + 1)²` between, `x` for `x ≥ 1`; `f′(x) = 0`, `½(x + 1)`, 1.
///
/// Caveat: exactly 0 below −1, unlike softplus; f″ jumps at ±1.
///
/// Source: Blondel, Martins & Niculae, "Learning with Fenchel-Young losses", 2020; `jax.nn.sparse_plus`.
pub static ACTIVATION: Activation = Activation {
    id: "sparse_plus",
    name: "Sparse plus",
    group: Group::Rectifiers,
    formula: "{ x <= -1: 0; x < 1: (x + 1)^2/4; else: x }",
    slope_formula: "{ x <= -1: 0; x < 1: (x + 1)/2; else: 1 }",
    value: &|x, _| {
        if x <= -1.0 {
            0.0
        } else if x < 1.0 {
            0.25 * (x + 1.0) * (x + 1.0)
        } else {
            x
        }
    },
    slope: &|x, _| 0.5 * (x.clamp(-1.0, 1.0) + 1.0),
    second_derivative: &|x, _| select_unless_nan(x, -1.0 < x && x < 1.0, 0.5, 0.0),
    kinks: &|_| vec![-1.0, 1.0],
    declared_range: &nonnegative,
    monotone: true,
    frameworks: &[keras("keras.activations.sparse_plus", &[]), jax("jax.nn.sparse_plus", &[])],
    aliases: "sparseplus fenchel-young",
    origin: "Blondel, Martins & Niculae 2020",
    calls: &[Call::keras("keras.activations.sparse_plus(x)"), Call::jax("jax.nn.sparse_plus(x)")],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let half = (at_most(at_least(x, -1.0), 1.0) + 1.0) * 0.5;
        [at_least(half * half, x), half]
    },
);
