use super::framework::{keras, pytorch};
use super::tanh::sech_squared;
use super::*;
use crate::kernel::{Tangent, lanes};
use libm::tanh;

/// Tanhshrink: `f(x) = x − tanh x`; `f′(x) = tanh² x`.
///
/// Caveat: the slope is 0 at 0, so small signals hardly pass; the difference itself cancels there, hence
/// the continued fraction of tanh (Lambert 1761).
///
/// Source: Torch, Collobert et al. 2002; Gregor & LeCun, "Learning fast approximations of sparse
/// coding", 2010.
pub static ACTIVATION: Activation = Activation {
    id: "tanhshrink",
    name: "Tanhshrink",
    group: Group::Shrinkers,
    formula: "x - tanh(x)",
    slope_formula: "tanh(x)^2",
    value: &|x, _| {
        if x.abs() > 1.5 {
            return x - tanh(x);
        }
        // tanh x = x/(1 + c) with c = x²/(3 + x²/(5 + …)), so x − tanh x = x·c/(1 + c).
        let square = x * x;
        let c = (1..=14).rev().fold(0.0, |tail, k| square / (f64::from(2 * k + 1) + tail));
        x * (c / (1.0 + c))
    },
    slope: &|x, _| tanh(x) * tanh(x),
    second_derivative: &|x, _| 2.0 * tanh(x) * sech_squared(x),
    monotone: true,
    parity: Parity::Odd,
    frameworks: &[pytorch("nn.Tanhshrink", &[]), keras("keras.activations.tanh_shrink", &[])],
    aliases: "tanh shrink",
    origin: "Torch, Collobert et al. 2002",
    calls: &[
        Call::pytorch("F.tanhshrink(x)").layer("nn.Tanhshrink()"),
        Call::keras("keras.activations.tanh_shrink(x)"),
        Call::burn("burn::tensor::activation::tanhshrink(x)"),
        Call::flux("tanhshrink(x)"),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let t = Tangent::at(x);
        [t.remainder(), t.square()]
    },
);
