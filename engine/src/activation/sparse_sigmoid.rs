use super::framework::{jax, keras};
use super::*;
use crate::kernel::{at_least, at_most, choose, lanes, nan_or};

/// Sparse sigmoid: `f(x) = clip(½(x + 1), 0, 1)`; `f′(x) = ½` for `|x| < 1`, else 0.
///
/// Caveat: at ±1 JAX returns the slope ¼, Keras 0; it is the derivative of sparse plus.
///
/// Source: Martins & Astudillo, "From softmax to sparsemax", 2016; `jax.nn.sparse_sigmoid`.
pub static ACTIVATION: Activation = Activation {
    id: "sparse_sigmoid",
    name: "Sparse sigmoid",
    group: Group::Sigmoids,
    formula: "min(max(0, (x + 1)/2), 1)",
    slope_formula: "{ abs(x) < 1: 1/2; abs(x) <= 1: 1/4; else: 0 }",
    value: &|x, _| 0.5 * (x.clamp(-1.0, 1.0) + 1.0),
    slope: &|x, _| {
        let inside = select_unless_nan(x, x.abs() < 1.0, 0.5, 0.0);
        if x.abs() == 1.0 { 0.25 } else { inside }
    },
    second_derivative: &zero,
    kinks: &|_| vec![-1.0, 1.0],
    declared_range: &unit_interval,
    monotone: true,
    frameworks: &[
        keras("keras.activations.sparse_sigmoid", &[]).with_kink_slope(&zero),
        jax("jax.nn.sparse_sigmoid", &[]),
    ],
    aliases: "sparsesigmoid sparsemax",
    origin: "Martins & Astudillo 2016",
    calls: &[
        Call::keras("keras.activations.sparse_sigmoid(x)"),
        Call::jax("jax.nn.sparse_sigmoid(x)"),
        // Written out, the slope at the ends is 0.
        Call::pytorch("").with_kink_slope(&zero),
        Call::tensorflow("").with_kink_slope(&zero),
        Call::burn("").with_kink_slope(&zero),
        Call::candle("").with_kink_slope(&zero),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let slope = choose(x.abs().simd_eq(1.0), 0.25, choose(x.abs().simd_lt(1.0), 0.5, 0.0));
        [at_most(at_least(x, -1.0), 1.0) * 0.5 + 0.5, nan_or(x, slope)]
    },
);
