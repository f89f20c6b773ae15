use super::framework::onnx;
use super::*;
use crate::kernel::{at_least, at_most, choose, lanes, nan_or};

/// Hard sigmoid of ONNX: `f(x) = clip(0.2x + ½, 0, 1)`; `f′(x) = 0.2` for `|x| < 2.5`, else 0.
///
/// Caveat: not the hard sigmoid of PyTorch or Keras 3; an exporter must set `alpha=1/6` for that.
///
/// Source: Courbariaux, Bengio & David, "BinaryConnect", 2015; ONNX operator HardSigmoid.
pub static ACTIVATION: Activation = Activation {
    id: "hard_sigmoid_onnx",
    name: "Hard sigmoid (ONNX)",
    group: Group::Sigmoids,
    formula: "min(max(0, 0.2*x + 1/2), 1)",
    slope_formula: "{ -2.5 < x < 2.5: 0.2; else: 0 }",
    value: &|x, _| (x + 2.5).clamp(0.0, 5.0) / 5.0,
    slope: &|x, _| select_unless_nan(x, -2.5 < x && x < 2.5, 0.2, 0.0),
    second_derivative: &zero,
    kinks: &|_| vec![-2.5, 2.5],
    declared_range: &unit_interval,
    monotone: true,
    frameworks: &[onnx(
        "HardSigmoid",
        &[ParamDefault::number("alpha", 0.2), ParamDefault::number("beta", 0.5)],
    )],
    aliases: "keras 2 theano hard_sigmoid",
    origin: "Courbariaux, Bengio & David 2015",
    calls: &[
        Call::onnx("HardSigmoid(x, alpha=0.2, beta=0.5)"),
        Call::burn("burn::tensor::activation::hard_sigmoid(x, 0.2, 0.5)").with_kink_slope(&|_, _| 0.2),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| (),
    |x, ()| {
        let inside = x.abs().simd_lt(2.5);
        [at_most(at_least(x + 2.5, 0.0), 5.0) * 0.2, nan_or(x, choose(inside, 0.2, 0.0))]
    },
);
