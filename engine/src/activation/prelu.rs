use super::framework::{keras, onnx, pytorch};
use super::leaky_relu::{Leak, leaky, leaky_kinks, leaky_range, leaky_slope};
use super::*;
use crate::kernel::{at_most, lanes};

/// PReLU: Leaky ReLU whose slope `a` is learned; `f(x) = x` for `x > 0`, else `ax`; `∂f/∂a = min(0, x)`.
///
/// Caveat: weight decay pulls `a` towards 0, that is towards ReLU.
///
/// Source: He, Zhang, Ren & Sun, "Delving deep into rectifiers", 2015.
pub static ACTIVATION: Activation = Activation {
    id: "prelu",
    name: "PReLU",
    group: Group::Rectifiers,
    formula: "{ x > 0: x; else: alpha*x }",
    slope_formula: "{ x > 0: 1; else: alpha }",
    params: &[Param::new("alpha", "α", 0.25, -1.0, 2.0)],
    value: &|x, p| leaky(x, p[0]),
    slope: &|x, p| leaky_slope(x, p[0]),
    second_derivative: &zero,
    parameter_derivative: Some(&|x, _| if x > 0.0 { 0.0 } else { x }),
    kinks: &|p| leaky_kinks(p[0]),
    declared_range: &|p| leaky_range(p[0]),
    frameworks: &[
        pytorch("nn.PReLU", &[ParamDefault::number("init", 0.25)]),
        keras("keras.layers.PReLU", &[ParamDefault::expression("alpha_initializer", "\"zeros\"", Some(0.0))]),
        onnx("PRelu", &[]),
    ],
    aliases: "parametric rectified linear unit learnable slope",
    origin: "He, Zhang, Ren & Sun 2015",
    calls: &[
        Call::pytorch("F.prelu(x, torch.tensor([{alpha}]))")
            .learnable_layer("nn.PReLU(num_parameters=1, init={alpha})"),
        Call::keras("")
            .learnable_layer("keras.layers.PReLU(alpha_initializer=keras.initializers.Constant({alpha}))"),
        Call::jax("").learnable_layer("nnx.PReLU(negative_slope_init={alpha}, param_dtype=jnp.float64)"),
        Call::onnx("PRelu(x, {alpha})"),
        Call::burn("").learnable_layer("burn::nn::PReluConfig::new().with_alpha({alpha}).init(&device)"),
        Call::candle("").learnable_layer("candle_nn::PReLU::new(alpha.as_tensor().clone(), true)"),
    ],
    applications: &[
        Application::vision(
            "PReLU-nets",
            "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers: surpassing human-level performance on ImageNet classification",
        ),
        Application::vision(
            "SRGAN, generator",
            "Ledig et al. 2017, Photo-realistic single image super-resolution using a generative adversarial network",
        ),
        Application::audio(
            "Conv-TasNet",
            "Luo & Mesgarani 2019, Conv-TasNet: surpassing ideal time-frequency magnitude masking for speech separation",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel =
    &lanes(|p| Leak::new(p[0]), |x, leak| leak.at(x)).learning(|x, _| at_most(x, 0.0));
