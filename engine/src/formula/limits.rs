//! Limits at ±∞, which the rules of IEEE arithmetic do not give (x·σ(x) at −∞ is −∞·0): found from values far out.

use super::jet::{Direction, Jet};
use super::program::Program;
use crate::activation::{Order, nearly_equal};

impl Jet {
    /// The part of this order.
    pub fn of_order(self, order: Order) -> f64 {
        match order {
            Order::Value => self.value,
            Order::Slope => self.first,
            Order::SecondDerivative => self.second,
        }
    }
}

/// Distances of one series, and their ratio. Far out, squares and cubes are still finite; nearer, exponentials are.
const SERIES: &[(f64, f64)] = &[(1e60, 10.0), (1e30, 10.0), (1e12, 10.0), (500.0, 1.05), (100.0, 1.05)];
/// The number of distances of a series.
const LENGTH: usize = 8;

impl Program {
    /// The limit of f, f′ or f″ towards ∞, or −∞ for a negative `sign`; NaN if there is none.
    pub fn limit(&self, order: Order, sign: f64, params: &[f64]) -> f64 {
        let value = |distance: f64| self.at(sign * distance, params, Direction::X).of_order(order);
        SERIES
            .iter()
            .find_map(|(nearest, ratio)| {
                let mut distance = *nearest;
                let mut values = [0.0; LENGTH];
                for slot in &mut values {
                    *slot = value(distance);
                    distance *= ratio;
                }
                if values.iter().any(|value| value.is_nan()) { None } else { Some(limit_of(values)) }
            })
            .unwrap_or(f64::NAN)
    }
}

/// The limit of a sequence.
fn limit_of(values: [f64; LENGTH]) -> f64 {
    let last = values[LENGTH - 1];
    if last.is_infinite() || values.iter().all(|value| nearly_equal(*value, last)) {
        // What has become small has the limit 0.
        return if last.abs() < 1e-12 { 0.0 } else { last };
    }
    let steps = values.windows(2).map(|pair| pair[1] - pair[0]);
    let steps: Vec<f64> = steps.map(|step| step * (last - values[0]).signum()).collect();
    let is_monotone = steps.iter().all(|step| *step > 0.0);
    // Equal steps for equal ratios of distances: growth like a logarithm, or faster.
    let grows = steps.windows(2).all(|pair| pair[1] >= pair[0] * (1.0 - 1e-6));
    if is_monotone && grows { f64::INFINITY.copysign(last - values[0]) } else { f64::NAN }
}
