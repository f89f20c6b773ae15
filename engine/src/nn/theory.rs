//! Theorems about random ReLU networks without biases.

/// The probability that in some hidden layer no unit is active at one given input: exactly
/// 1 − ∏(1 − 2^{−Nₗ}) for symmetric continuous weights and hidden layers of widths Nₗ.
pub fn inactive_layer_probability(widths: &[usize]) -> f64 {
    1.0 - widths.iter().map(|&n| 1.0 - two_to_minus(n)).product::<f64>()
}

/// Bounds on the probability that a network of `weight_layers` layers of weights, hidden width `n`, and
/// one input on both sides of 0 is born dead. Lu, Shin, Su & Karniadakis 2019.
pub fn born_dead_bounds(n: usize, weight_layers: usize) -> (f64, f64) {
    let width = n as f64;
    let (p, r) = (1.0 - two_to_minus(n), (width - 1.0) * two_to_minus(n));
    let (a1, a2) = (p, 1.0 - 2.0 * two_to_minus(n) - (width - 1.0) * two_to_minus(n) * two_to_minus(n));
    let m = weight_layers.saturating_sub(2) as i32;
    let factor = (1.0 - 2.0 * two_to_minus(n)) * p / (1.0 + r);
    let lower = 1.0 - powi_exact(a1, m) + factor * (powi_exact(a2, m) - powi_exact(a1, m));
    (lower, 1.0 - powi_exact(p, m + 1))
}

/// 2⁻ⁿ.
fn two_to_minus(n: usize) -> f64 {
    powi_exact(0.5, n as i32)
}

/// The product of `n` factors; `powi` may round otherwise on another machine.
fn powi_exact(base: f64, n: i32) -> f64 {
    (0..n).fold(1.0, |product, _| product * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers() {
        assert!((inactive_layer_probability(&[3; 9]) - 0.69934).abs() < 5e-6);
        assert!((born_dead_bounds(2, 3).0 - 0.15625).abs() < 1e-12);
        let (lower, upper) = born_dead_bounds(2, 10);
        assert!((lower - 0.87026).abs() < 5e-6 && (upper - 0.92492).abs() < 5e-6, "{lower} {upper}");
        assert!(born_dead_bounds(10, 10).1 < 0.01);
    }
}
