//! The smooth functions of formulas, with two derivatives, each in a form that keeps its digits.

use crate::activation::{Activation, Params};
use crate::stable::{DoubleDouble, Logistic, clamp_finite, normal_density, normal_distribution, product};
use std::f64::consts::FRAC_2_SQRT_PI;

/// A smooth function of one argument.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Smooth {
    Negative,
    Exp,
    /// eᵘ − 1.
    ExpM1,
    Ln,
    /// ln(1 + u).
    Log1P,
    Sqrt,
    Sin,
    Cos,
    /// sin(u)/u.
    Sinc,
    Tanh,
    Atan,
    Erf,
    /// 1 − erf(u).
    Erfc,
    /// 1/(1 + e⁻ᵘ).
    Sigma,
    /// ln(1 + eᵘ).
    Softplus,
    /// Φ, the standard normal distribution.
    Distribution,
    /// φ, its density.
    Density,
    /// An integer power.
    Power(i32),
    /// An activation without parameters and kinks.
    BuiltIn(&'static Activation),
}

impl Smooth {
    /// The function of formulas with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "exp" => Smooth::Exp,
            "expm1" => Smooth::ExpM1,
            "ln" => Smooth::Ln,
            "log1p" => Smooth::Log1P,
            "sqrt" => Smooth::Sqrt,
            "sin" => Smooth::Sin,
            "cos" => Smooth::Cos,
            "sinc" => Smooth::Sinc,
            "tanh" => Smooth::Tanh,
            "atan" => Smooth::Atan,
            "erf" => Smooth::Erf,
            "erfc" => Smooth::Erfc,
            "sigma" => Smooth::Sigma,
            "softplus" => Smooth::Softplus,
            "Phi" => Smooth::Distribution,
            "phi" => Smooth::Density,
            _ => return None,
        })
    }

    /// Whether a derivative, or the function itself, has no limit at 0, or another one on each side.
    pub fn is_singular_at_0(self) -> bool {
        matches!(self, Smooth::Ln | Smooth::Sqrt) || matches!(self, Smooth::Power(n) if n < 0)
    }

    /// The greatest error of the function itself in halves of a unit in the last place.
    pub fn units(self) -> f64 {
        match self {
            Smooth::Negative => 0.0,
            Smooth::Power(n) if n.abs() <= 4 => 4.0,
            Smooth::Sigma | Smooth::Softplus | Smooth::Distribution | Smooth::Density => 6.0,
            Smooth::BuiltIn(_) | Smooth::Sinc => 8.0,
            _ => 2.0,
        }
    }

    /// The function with its first two derivatives at `u`; NaN where it is not defined.
    pub fn at(self, u: f64) -> [f64; 3] {
        match self {
            Smooth::Negative => [-u, -1.0, 0.0],
            Smooth::Exp => [libm::exp(u); 3],
            Smooth::ExpM1 => {
                let e = libm::exp(u);
                [libm::expm1(u), e, e]
            }
            Smooth::Ln => defined([libm::log(u), 1.0 / u, -1.0 / (u * u)]),
            Smooth::Log1P => {
                let d = 1.0 + u;
                defined([libm::log1p(u), 1.0 / d, -1.0 / (d * d)])
            }
            Smooth::Sqrt => {
                let root = u.sqrt();
                [root, 0.5 / root, -0.25 / (u * root)]
            }
            Smooth::Sin => {
                let (sin, cos) = libm::sincos(u);
                [sin, cos, -sin]
            }
            Smooth::Cos => {
                let (sin, cos) = libm::sincos(u);
                [cos, -sin, -cos]
            }
            Smooth::Sinc => sinc(u),
            Smooth::Tanh => {
                let slope = 4.0 * Logistic::at(2.0 * u).slope();
                let t = libm::tanh(u);
                [t, slope, -2.0 * t * slope]
            }
            Smooth::Atan => {
                let slope = 1.0 / (1.0 + u * u);
                [libm::atan(u), slope, -2.0 * clamp_finite(u) * slope * slope]
            }
            Smooth::Erf => {
                let slope = FRAC_2_SQRT_PI * gaussian(u);
                [libm::erf(u), slope, -2.0 * clamp_finite(u) * slope]
            }
            Smooth::Erfc => {
                let slope = FRAC_2_SQRT_PI * gaussian(u);
                [libm::erfc(u), -slope, 2.0 * clamp_finite(u) * slope]
            }
            Smooth::Sigma => {
                let s = Logistic::at(u);
                [s.sigma(), s.slope(), -s.slope() * s.tanh_half()]
            }
            Smooth::Softplus => {
                let s = Logistic::at(u);
                [u.max(0.0) + libm::log1p(libm::exp(-u.abs())), s.sigma(), s.slope()]
                    .map(|y| y + 0.0 * s.sigma())
            }
            Smooth::Distribution => {
                let density = normal_density(u);
                [normal_distribution(u), density, -clamp_finite(u) * density]
            }
            Smooth::Density => {
                let density = normal_density(u);
                let u = clamp_finite(u);
                [density, -u * density, (u * density) * u - density]
            }
            Smooth::Power(n) => {
                let (degree, power) = (f64::from(n), |n: i32| integer_power(u, n));
                let second = if n == 1 { 0.0 } else { degree * (degree - 1.0) * power(n - 2) };
                [power(n), degree * power(n - 1), second]
            }
            Smooth::BuiltIn(activation) => {
                let Activation { value, slope, second_derivative, .. } = *activation;
                [value, slope, second_derivative].map(|f| f(u, &Params::default()))
            }
        }
    }
}

/// The derivatives of a function are defined where it is.
fn defined([value, first, second]: [f64; 3]) -> [f64; 3] {
    if value.is_nan() { [f64::NAN; 3] } else { [value, first, second] }
}

/// e^(−u²).
fn gaussian(u: f64) -> f64 {
    let square = product(u, u);
    if square.hi < 1e3 { DoubleDouble::new(-square.hi, -square.lo).exp() } else { libm::exp(-square.hi) }
}

/// uⁿ; a product of few factors is more accurate, and faster.
pub(super) fn integer_power(u: f64, n: i32) -> f64 {
    match n {
        0 => 1.0,
        1 => u,
        2 => u * u,
        3 => u * u * u,
        4 => (u * u) * (u * u),
        -1 => 1.0 / u,
        -2 => 1.0 / (u * u),
        _ => libm::pow(u, f64::from(n)),
    }
}

/// sin(u)/u with its derivatives, by the series where the quotient loses digits.
fn sinc(u: f64) -> [f64; 3] {
    if u.abs() > 1.0 {
        let (sin, cos) = libm::sincos(u);
        let value = sin / u;
        let first = (cos - value) / u;
        return [value, first, -value - 2.0 * first / u];
    }
    let square = u * u;
    let (mut value, mut first, mut second) = (0.0, 0.0, 0.0);
    // (−1)ᵏ/(2k + 1)!, from the last that counts for |u| ≤ 1.
    let mut coefficients = [0.0; 11];
    let mut coefficient = 1.0;
    for (k, slot) in coefficients.iter_mut().enumerate() {
        *slot = coefficient;
        let n = (2 * k + 2) as f64;
        coefficient /= -n * (n + 1.0);
    }
    for (k, coefficient) in coefficients.iter().enumerate().rev() {
        let n = (2 * k) as f64;
        value = value * square + coefficient;
        if k > 0 {
            first = first * square + n * coefficient;
            second = second * square + n * (n - 1.0) * coefficient;
        }
    }
    [value, first * u, second]
}
