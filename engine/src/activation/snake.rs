use super::*;
use crate::kernel::{Factor, lanes, replace_beyond, sin_cos, square};
use crate::stable::{DoubleDouble, clamp_finite, product};

/// Snake: `f(x) = x + sin²(ax)/a`; `f′(x) = 1 + sin(2ax)`.
///
/// Caveat: monotone but flat at infinitely many points; the slope has no limit at ±∞.
///
/// Source: Ziyin, Hartwig & Ueda, "Neural networks fail to learn periodic functions and how to fix it",
/// 2020.
pub static ACTIVATION: Activation = Activation {
    id: "snake",
    name: "Snake",
    group: Group::Others,
    formula: "x + sin(a*x)^2/a",
    slope_formula: "1 + sin(2*a*x)",
    params: &[Param::log("a", "a", 1.0, 0.1, 10.0)],
    value: &value,
    slope: &slope,
    second_derivative: &|x, p| 2.0 * p[0] * cos_of_double(x, p[0]),
    monotone: true,
    aliases: "periodic snake activation bigvgan",
    origin: "Ziyin, Hartwig & Ueda 2020",
    applications: &[
        Application::audio(
            "BigVGAN",
            "Lee, Ping, Ginsburg, Catanzaro & Yoon 2023, BigVGAN: a universal neural vocoder with large-scale training",
        ),
        Application::audio(
            "Descript audio codec",
            "Kumar, Seetharaman, Luebs, Kumar & Kumar 2023, High-fidelity audio compression with improved RVQGAN",
        ),
    ],
    ..Activation::BASE
};

pub static KERNEL: &dyn Kernel = &lanes(
    |p| (p.clone(), Factor::new(p[0]), 1024.0 / p[0] as f32, Factor::new(1.0 / p[0])),
    |x, (p, rate, farthest, inverse)| {
        let [sin, cos] = sin_cos(rate.times(x));
        let sum = sin + cos;
        let rise = inverse.times_sum(square(sin));
        let (f, f1) = (x + rise.hi + rise.lo, sum * sum);
        [replace_beyond(*farthest, x, f, |x| value(x, p)), replace_beyond(*farthest, x, f1, |x| slope(x, p))]
    },
);

fn value(x: f64, p: &Params) -> f64 {
    let t = product(p[0], x);
    if x.is_infinite() {
        return x;
    }
    // The terms have opposite signs and similar sizes here, so their sum is taken to twice the working precision.
    if -1.6 < t.hi && t.hi < -0.1 {
        let sin = sin_series(t);
        return DoubleDouble::from(x).add(sin.mul(sin).div(DoubleDouble::from(p[0]))).round();
    }
    let (sin, _) = scaled_sin_cos(x, p[0]);
    x + sin * sin / p[0]
}

fn slope(x: f64, p: &Params) -> f64 {
    let (sin, cos) = scaled_sin_cos(x, p[0]);
    (sin + cos) * (sin + cos)
}

/// sin(ax) and cos(ax), corrected for the rounding of the product; NaN at ±∞.
fn scaled_sin_cos(x: f64, a: f64) -> (f64, f64) {
    let t = product(a, x);
    let hi = if x.is_finite() { clamp_finite(t.hi) } else { f64::NAN };
    let ((sin, cos), (sin_lo, cos_lo)) = (libm::sincos(hi), libm::sincos(t.lo));
    (sin * cos_lo + cos * sin_lo, cos * cos_lo - sin * sin_lo)
}

/// cos(2ax); of the two forms the one that is accurate near zeros, unless 2ax overflows.
fn cos_of_double(x: f64, a: f64) -> f64 {
    if (2.0 * a * x).is_finite() {
        return scaled_sin_cos(x, 2.0 * a).1;
    }
    let (sin, cos) = scaled_sin_cos(x, a);
    (cos - sin) * (cos + sin)
}

/// sin t for |t| < 2 to about 30 digits, by its series.
fn sin_series(t: DoubleDouble) -> DoubleDouble {
    let square = t.mul(t).neg();
    let (mut sum, mut term) = (t, t);
    for k in 1..=14 {
        term = term.mul(square).div(DoubleDouble::from(f64::from(2 * k * (2 * k + 1))));
        sum = sum.add(term);
    }
    sum
}
