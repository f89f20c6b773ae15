use super::framework::{keras, pytorch};
use super::*;
use crate::kernel::{choose, lanes, nan_or, round_down};

/// Threshold: `f(x) = x` for `x > θ`, else a constant; `f′(x) = 1` or 0.
///
/// Caveat: neither framework has defaults: threshold and value are required arguments.
///
/// Source: PyTorch, `torch.nn.Threshold`.
pub static ACTIVATION: Activation = Activation {
    id: "threshold",
    name: "Threshold",
    group: Group::Rectifiers,
    formula: "{ x > theta: x; else: value }",
    slope_formula: "{ x > theta: 1; else: 0 }",
    params: &[Param::new("theta", "θ", 0.5, -5.0, 5.0), Param::new("value", "value", 0.0, -20.0, 20.0)],
    value: &|x, p| select_unless_nan(x, x > p[0], x, p[1]),
    slope: &|x, p| select_unless_nan(x, x > p[0], 1.0, 0.0),
    second_derivative: &zero,
    kinks: &|p| vec![p[0]],
    declared_range: &|p| DeclaredRange { low: p[0].min(p[1]), high: f64::INFINITY },
    frameworks: &[
        pytorch("nn.Threshold", &[ParamDefault::required("threshold"), ParamDefault::required("value")]),
        keras(
            "keras.activations.threshold",
            &[ParamDefault::required("threshold"), ParamDefault::required("default_value")],
        ),
    ],
    origin: "Torch, Collobert et al. 2002",
    calls: &[
        Call::pytorch("F.threshold(x, threshold={theta}, value={value})")
            .layer("nn.Threshold(threshold={theta}, value={value})"),
        Call::keras("keras.activations.threshold(x, threshold={theta}, default_value={value})"),
        Call::burn("burn::tensor::activation::threshold(x, {theta}, {value})"),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| [round_down(p[0]), p[1] as f32],
    |x, [theta, value]| {
        let above = x.simd_gt(*theta);
        [nan_or(x, choose(above, x, *value)), nan_or(x, choose(above, 1.0, 0.0))]
    },
);
