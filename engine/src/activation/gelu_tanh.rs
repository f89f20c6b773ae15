use super::framework::{jax, keras, onnx, pytorch, tensorflow};
use super::*;
use crate::kernel::{Factor, Gate, Lanes, Sum, at_least, at_most, lanes, square, upper_half};
use crate::stable::{DoubleDouble, Logistic, product};

/// GELU, tanh form: `f(x) = x·σ(w)`, `w = √(8/π)(x + 0.044715x³)`, which is
/// `½x(1 + tanh(w/2))`; `f′(x) = σ(w) + x·σ(w)σ(−w)·w′`.
///
/// Caveat: differs from the exact GELU by up to 4.7e-4; it is the default of JAX and of GPT-2, not of
/// PyTorch. The argument is computed to twice the working precision, so values are within 4 ULP down to the
/// end of the tail at −21.9; a single `f64` would lose 600.
///
/// Source: Hendrycks & Gimpel, "Gaussian error linear units (GELUs)", 2016.
pub static ACTIVATION: Activation = Activation {
    id: "gelu_tanh",
    name: "GELU (tanh)",
    group: Group::SmoothGates,
    formula: "1/2*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
    // Below −5 the sum would cancel.
    stable_formula: "x*sigma(sqrt(8/pi)*(x + 0.044715*x^3))",
    slope_formula: "sigma(w) + x*sigma(w)*sigma(-w)*sqrt(8/pi)*(1 + 0.134145*x^2) \
                    where w = sqrt(8/pi)*(x + 0.044715*x^3)",
    value: &|x, _| {
        if x.abs() > ONE_SIDED { select_unless_nan(x, x > 0.0, x, -0.0) } else { x * gate(x).sigma() }
    },
    slope: &|x, _| {
        if x.abs() > ONE_SIDED {
            return select_unless_nan(x, x > 0.0, 1.0, 0.0);
        }
        let g = gate(x);
        g.sigma() * (1.0 + x * g.complement() * argument_slope(x))
    },
    second_derivative: &|x, _| {
        if x.abs() > ONE_SIDED {
            return 0.0;
        }
        let (g, w1) = (gate(x), argument_slope(x));
        let w2 = 6.0 * ROOT.hi * CUBIC.hi * x;
        g.slope() * (2.0 * w1 + x * (w2 - w1 * w1 * g.tanh_half()))
    },
    declared_range: &|_| DeclaredRange { low: -0.170_040_750_571_254_05, high: f64::INFINITY },
    frameworks: &[
        pytorch(
            "nn.GELU(approximate=\"tanh\")",
            &[ParamDefault::expression("approximate", "\"none\"", None)],
        ),
        tensorflow("tf.nn.gelu(approximate=True)", &[ParamDefault::expression("approximate", "False", None)]),
        keras(
            "keras.activations.gelu(approximate=True)",
            &[ParamDefault::expression("approximate", "False", None)],
        ),
        jax("jax.nn.gelu", &[ParamDefault::expression("approximate", "True", None)]),
        onnx("Gelu(approximate=\"tanh\")", &[ParamDefault::expression("approximate", "\"none\"", None)]),
    ],
    aliases: "gaussian error linear unit approximate gelu_new gpt2",
    origin: "Hendrycks & Gimpel 2016",
    calls: &[
        Call::pytorch("F.gelu(x, approximate=\"tanh\")").layer("nn.GELU(approximate=\"tanh\")").losing_tail(),
        Call::tensorflow("tf.nn.gelu(x, approximate=True)").losing_tail(),
        Call::keras("keras.activations.gelu(x, approximate=True)").losing_tail(),
        Call::jax("jax.nn.gelu(x, approximate=True)").losing_tail(),
        Call::onnx("Gelu(x, approximate=\"tanh\")").losing_tail(),
        Call::burn("burn::tensor::activation::gelu_approximate(x)").losing_tail(),
        Call::candle("x.gelu()").losing_tail(),
        Call::flux("gelu_tanh(x)"),
    ],
    applications: &[
        Application::language(
            "GPT-2",
            "Radford et al. 2019, Language models are unsupervised multitask learners",
        ),
        Application::language(
            "Gemma, the gate of GeGLU",
            "Gemma Team 2024, Gemma: open models based on Gemini research and technology",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |_| [ROOT.hi, ROOT.hi * CUBIC.hi].map(Factor::new),
    |x, [linear, cubic]| gelu_tanh(x, *linear, *cubic),
);

/// Where the gate has closed or opened to the last digit: |w| > 2000.
const ONE_SIDED: f64 = 30.0;
/// √(8/π) and 0.044715, to twice the working precision.
const ROOT: DoubleDouble = DoubleDouble::new(1.595_769_121_605_730_8, -9.969_308_809_110_92e-17);
const CUBIC: DoubleDouble = DoubleDouble::new(0.044_715, 2.196_021_142_708_559_5e-18);

fn gate(x: f64) -> Logistic {
    let cube = CUBIC.mul(product(x, x).mul_f64(x));
    Logistic::at(ROOT.mul(DoubleDouble::from(x).add(cube)))
}

/// dw/dx.
fn argument_slope(x: f64) -> f64 {
    ROOT.hi * (1.0 + 3.0 * CUBIC.hi * x * x)
}

/// Value and slope of four inputs. `linear` and `cubic` are the coefficients of the argument, which is x·(u + v) to about
/// 33 bits, where u has twelve bits.
#[inline(always)]
fn gelu_tanh(x: Lanes, linear: Factor, cubic: Factor) -> [Lanes; 2] {
    let down = -at_most(x.abs(), 11.25);
    let square = square(down);
    let cubic = cubic.times_sum(square);
    let u = upper_half(cubic.hi + cubic.lo + ROOT.hi as f32);
    let v = linear.upper - u + cubic.hi + (cubic.lo + linear.lower);
    let upper = upper_half(down);
    let gate = Gate::at_sum(x.simd_ge(0.0), Sum { hi: upper * u, lo: (down - upper) * u + down * v });
    let argument_slope = (u + cubic.hi * 2.0) + (v + cubic.lo * 2.0);
    let near = at_least(at_most(x, 11.25), -11.25);
    [gate.times(at_least(x, -11.25)), gate.gate_slope(near * argument_slope)]
}
