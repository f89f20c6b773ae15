use super::framework::pytorch;
use super::leaky_relu::{Leak, leaky, leaky_kinks, leaky_range, leaky_slope};
use super::*;
use crate::kernel::lanes;

/// RReLU: Leaky ReLU with a slope drawn from U(lower, upper) in training; here evaluated at the mean,
/// `f(x) = x` for `x ≥ 0`, else `½(lower + upper)·x`, as frameworks do at inference.
///
/// Caveat: in training the slope is random, so the curve shown is that of inference only.
///
/// Source: Xu, Wang, Chen & Li, "Empirical evaluation of rectified activations in convolutional
/// network", 2015.
pub static ACTIVATION: Activation = Activation {
    id: "rrelu",
    name: "RReLU",
    group: Group::Rectifiers,
    formula: "{ x > 0: x; else: (lower + upper)/2*x }",
    slope_formula: "{ x > 0: 1; else: (lower + upper)/2 }",
    params: &[
        Param::new("lower", "lower", 0.125, 0.0, 1.0),
        Param::new("upper", "upper", 1.0 / 3.0, 0.0, 1.0),
    ],
    value: &|x, p| leaky(x, mean(p)),
    slope: &|x, p| leaky_slope(x, mean(p)),
    second_derivative: &zero,
    kinks: &|p| leaky_kinks(mean(p)),
    declared_range: &|p| leaky_range(mean(p)),
    is_random_in_training: true,
    monotone: true,
    frameworks: &[pytorch(
        "nn.RReLU",
        &[
            ParamDefault::expression("lower", "1/8", Some(1.0 / 8.0)),
            ParamDefault::expression("upper", "1/3", Some(1.0 / 3.0)),
        ],
    )],
    aliases: "randomized randomised leaky rectified linear unit",
    origin: "Xu, Wang, Chen & Li 2015",
    calls: &[Call::pytorch("F.rrelu(x, lower={lower}, upper={upper}, training=False)")
        .layer("nn.RReLU(lower={lower}, upper={upper}).eval()")
        .refusing(&|p| p[0] > p[1])],
    applications: &[Application::vision(
        "Network in Network on CIFAR",
        "Xu, Wang, Chen & Li 2015, Empirical evaluation of rectified activations in convolutional network",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(|p| Leak::new(mean(p)), |x, leak| leak.at_gentle(x));

fn mean(p: &Params) -> f64 {
    0.5 * (p[0] + p[1])
}
