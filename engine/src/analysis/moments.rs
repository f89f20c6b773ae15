//! Moments and sparsity of f(z) for normally distributed z, and the critical initialisation.

use super::pieces::{constant_value, pieces};
use super::quadrature::{MAX_RULES, integrate};
use crate::activation::{Instance, Order};
use libm::{erfc, exp};
use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// Moments under z ~ N(μ, σ²).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// E f(z).
    pub mean: f64,
    /// E f(z)².
    pub square: f64,
    /// E f′(z)².
    pub slope_square: f64,
    /// P(f(z) = 0): the share of exact zeros.
    pub zero: f64,
    /// P(f′(z) = 0), from the pieces on which f′ is 0: the share of inputs that pass no gradient.
    pub flat: f64,
    /// Whether the quadrature met its tolerance: an estimated error below 1e-9 for each interval. Wherever there is a
    /// closed form, the actual error is below 1e-10.
    pub converged: bool,
}

impl Moments {
    /// Var f(z).
    pub fn variance(&self) -> f64 {
        (self.square - self.mean * self.mean).max(0.0)
    }

    /// 1/√E f²: the factor that keeps the mean square at 1.
    pub fn gain(&self) -> f64 {
        1.0 / self.square.sqrt()
    }
}

/// Deviations from the mean beyond which the density is below 1e-300.
const MAX_DEVIATIONS: f64 = 37.0;

/// P(z ≤ x) for a standard normal z.
fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x * FRAC_1_SQRT_2)
}

/// P(a ≤ z ≤ b), by the nearer tail: the other difference would cancel.
fn normal_interval_mass(a: f64, b: f64) -> f64 {
    if a > 0.0 { normal_cdf(-a) - normal_cdf(-b) } else { normal_cdf(b) - normal_cdf(a) }
}

/// The moments of a function under normal distributions; its kinks and flat pieces are computed once.
#[derive(Debug, Clone)]
pub struct GaussianMoments {
    instance: Instance,
    /// The pieces on which f = 0, and those on which f′ = 0.
    zero: Vec<(f64, f64)>,
    flat: Vec<(f64, f64)>,
    /// Points of x at which integrals are split: kinks, and points around 0, where functions change fastest.
    splits: Vec<f64>,
}

impl GaussianMoments {
    /// Finds the kinks and flat pieces of this function.
    pub fn new(instance: &Instance) -> Self {
        let level = |order| {
            let pieces = pieces(instance).into_iter();
            pieces.filter(|p| constant_value(instance, order, *p) == Some(0.0)).collect()
        };
        let features = [-40.0, -8.0, -2.0, 0.0, 2.0, 8.0, 40.0];
        GaussianMoments {
            zero: level(Order::Value),
            flat: level(Order::Slope),
            splits: instance.kinks().into_iter().chain(features).collect(),
            instance: instance.clone(),
        }
    }

    /// The moments under N(`mean`, `deviation`²), each smooth piece integrated by itself.
    pub fn moments(&self, mean: f64, deviation: f64) -> Moments {
        self.moments_by(mean, deviation, &mut { MAX_RULES })
    }

    /// The same with no more uses of the quadrature's rules than are left.
    fn moments_by(&self, mean: f64, deviation: f64, rules: &mut u32) -> Moments {
        let both = |x| self.instance.at_each([Order::Value, Order::Slope], x);
        if deviation <= 0.0 {
            let [f, slope] = both(mean);
            return point_mass_moments(f, slope);
        }
        let integrand = |t: f64| {
            let density = exp(-0.5 * t * t) / TAU.sqrt();
            if density == 0.0 {
                return [0.0; 3];
            }
            let x = mean + deviation * t;
            let [f, slope] = both(x);
            // Multiplied from the left: a square alone could overflow.
            [density * f, density * f * f, density * slope * slope]
        };
        let integral = integrate(integrand, &self.edges(mean, deviation), 1e-9, rules);
        let [first, square, slope_square] = integral.values;
        let mass = |pieces: &[(f64, f64)]| {
            let share = |(from, to): &(f64, f64)| {
                normal_interval_mass((from - mean) / deviation, (to - mean) / deviation)
            };
            pieces.iter().map(share).sum()
        };
        let (zero, flat) = (mass(&self.zero), mass(&self.flat));
        Moments { mean: first, square, slope_square, zero, flat, converged: integral.converged }
    }

    /// The ends of the intervals of integration, in deviations from the mean.
    fn edges(&self, mean: f64, deviation: f64) -> Vec<f64> {
        let mut edges = vec![-MAX_DEVIATIONS, -12.0, -5.0, -2.0, 0.0, 2.0, 5.0, 12.0, MAX_DEVIATIONS];
        let splits = self.splits.iter().map(|x| (x - mean) / deviation);
        edges.extend(splits.filter(|t| t.abs() < MAX_DEVIATIONS));
        edges.sort_by(f64::total_cmp);
        edges.dedup();
        edges
    }
}

/// The moments if f and f′ have these values with probability 1.
fn point_mass_moments(f: f64, slope: f64) -> Moments {
    let whether_zero = |value: f64| if value == 0.0 { 1.0 } else { 0.0 };
    Moments {
        mean: f,
        square: f * f,
        slope_square: slope * slope,
        zero: whether_zero(f),
        flat: whether_zero(slope),
        converged: true,
    }
}

/// The moments of f under N(`mean`, `deviation`²).
pub fn moments(instance: &Instance, mean: f64, deviation: f64) -> Moments {
    GaussianMoments::new(instance).moments(mean, deviation)
}

/// A critical initialisation: weights at the edge of chaos.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CriticalInit {
    /// σ_w: weights have the variance σ_w²/fan_in.
    pub deviation: f64,
    /// The variance of pre-activations that these weights preserve; 0 if they do so in the limit only.
    pub variance: f64,
}

/// The σ_w, without biases, at which the variance q of pre-activations has a fixed point,
/// q = σ_w² E f(√q·z)², and gradients keep their mean square there, σ_w² E f′(√q·z)² = 1.
///
/// The least such q from 1e-8 to 1e6, or the limit 0; `None` if there is none, or if the moments for a lesser q cannot be
/// computed. Schoenholz, Gilmer, Ganguli & Sohl-Dickstein 2017.
pub fn critical_init(instance: &Instance) -> Option<CriticalInit> {
    const LOWEST: f64 = 1e-8;
    let gaussian = GaussianMoments::new(instance);
    let mut rules = MAX_RULES;
    // ln χ for the weights that preserve q, and these weights.
    let mut excess = |q: f64| {
        let m = gaussian.moments_by(0.0, q.sqrt(), &mut rules);
        let weights = CriticalInit { deviation: (q / m.square).sqrt(), variance: q };
        m.converged.then(|| (libm::log(q * m.slope_square / m.square), weights))
    };
    let (mut before, first) = excess(LOWEST)?;
    // If f(0) = 0 and f has a slope on either side of 0, then χ → 1 for q → 0.
    if before.abs() < 1e-3 {
        return Some(CriticalInit { variance: 0.0, ..first });
    }
    let mut q = LOWEST;
    for _ in 0..28 {
        let next = q * 10f64.sqrt();
        let (here, _) = excess(next)?;
        if before.is_finite() && here.is_finite() && (before < 0.0) != (here < 0.0) {
            let (mut low, mut high) = (q, next);
            for _ in 0..40 {
                let middle = (low * high).sqrt();
                if (excess(middle)?.0 < 0.0) == (before < 0.0) { low = middle } else { high = middle }
            }
            return excess((low * high).sqrt()).map(|found| found.1);
        }
        (q, before) = (next, here);
    }
    None
}
