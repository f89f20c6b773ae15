//! Where a typed function has no value, or rounding leaves few digits of it; the built-in ones have all of them.

use super::features::{SAMPLES, boundaries};
use crate::activation::{Instance, Order};

/// The intervals within [`from`, `to`] in which fewer than so many decimal digits of f are left, ascending; those that are
/// narrower than half a 768th of the whole are left out.
pub fn imprecise_intervals(instance: &Instance, from: f64, to: f64, digits: f64) -> Vec<(f64, f64)> {
    let Some(function) = instance.activation.typed else { return Vec::new() };
    intervals_where(from, to, |x| function.digits(x, &instance.params).is_some_and(|found| found < digits))
}

/// The intervals within [`from`, `to`] in which f is not a finite number, ascending; those that are narrower than half a
/// 768th of the whole are left out.
pub fn undefined_intervals(instance: &Instance, from: f64, to: f64) -> Vec<(f64, f64)> {
    intervals_where(from, to, |x| !instance.at(Order::Value, x).is_finite())
}

fn intervals_where(from: f64, to: f64, holds: impl Fn(f64) -> bool) -> Vec<(f64, f64)> {
    let mut edges = vec![from];
    edges.extend(boundaries(from, to, &holds));
    edges.push(to);
    let least = 0.5 * (to - from) / f64::from(SAMPLES);
    let pairs = edges.windows(2).map(|pair| (pair[0], pair[1]));
    pairs.filter(|(a, b)| b - a > least && holds(0.5 * (a + b))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::activation;

    #[test]
    fn gaps_are_found() {
        let gaps = |text: &str| undefined_intervals(&Instance::new(activation(text).unwrap()), -8.0, 8.0);
        assert_eq!(gaps("x*tanh(x)"), []);
        let [(from, to)] = gaps("ln(x)")[..] else { panic!() };
        assert!(from == -8.0 && to.abs() < 1e-9, "{from} {to}");
        let [(from, to)] = gaps("sqrt(x^2 - 4)")[..] else { panic!() };
        assert!((from + 2.0).abs() < 1e-9 && (to - 2.0).abs() < 1e-9, "{from} {to}");
    }
}
