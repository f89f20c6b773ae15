use super::framework::onnx;
use super::silu::GATE_MINIMUM;
use super::*;
use crate::kernel::{ScaledGate, lanes};
use crate::stable::{DoubleDouble, Logistic, mul_or_zero};

/// Quick GELU: `f(x) = x·σ(1.702x)`; `f′(x) = σ(t)(1 + t·σ(−t))`, `t = 1.702x`.
///
/// Caveat: a Swish with β = 1.702, up to 0.02 away from GELU; the two are not interchangeable in trained
/// networks such as CLIP.
///
/// Source: Hendrycks & Gimpel, "Gaussian error linear units (GELUs)", 2016, section 2.
pub static ACTIVATION: Activation = Activation {
    id: "quick_gelu",
    name: "Quick GELU",
    group: Group::SmoothGates,
    formula: "x*sigma(1.702*x)",
    slope_formula: "sigma(1.702*x)*(1 + 1.702*x*sigma(-1.702*x))",
    value: &|x, _| mul_or_zero(x, gate(x).sigma()),
    slope: &|x, _| gate(x).gate_slope(),
    second_derivative: &|x, _| RATE.hi * gate(x).gate_second_derivative(),
    declared_range: &|_| DeclaredRange { low: GATE_MINIMUM / RATE.hi, high: f64::INFINITY },
    frameworks: &[onnx("Swish(alpha=1.702)", &[ParamDefault::number("alpha", 1.0)])],
    aliases: "sigmoid approximation gelu clip openai transformers QuickGELUActivation",
    origin: "Hendrycks & Gimpel 2016; CLIP, Radford et al. 2021",
    calls: &[Call::onnx("Swish(x, alpha=1.702)").losing_tail()],
    applications: &[Application::vision(
        "CLIP",
        "Radford et al. 2021, Learning transferable visual models from natural language supervision",
    )],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(|_| ScaledGate::new(RATE.hi), |x, gate| gate.swish(x));

/// 1.702 to twice the working precision.
const RATE: DoubleDouble = DoubleDouble::new(1.702, 4.263_256_414_560_601e-17);

fn gate(x: f64) -> Logistic {
    Logistic::at(RATE.mul_f64(x))
}
