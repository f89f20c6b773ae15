//! The size of a gradient relative to another.

/// The mean square.
pub(super) fn mean_square(values: &[f64]) -> f64 {
    values.iter().map(|v| v * v).sum::<f64>() / values.len().max(1) as f64
}

/// The root mean square relative to that of values whose mean square is `whole`, also where the squares are too small or
/// too large for a number.
pub(super) fn relative_size(values: &[f64], whole: f64) -> f64 {
    let plain = mean_square(values);
    let greatest = values.iter().fold(0.0f64, |greatest, v| greatest.max(v.abs()));
    if plain.is_normal() || plain.is_nan() || greatest == 0.0 || greatest == f64::INFINITY {
        return (plain / whole).sqrt();
    }
    let scaled: Vec<f64> = values.iter().map(|v| v / greatest).collect();
    greatest * (mean_square(&scaled) / whole).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_whose_squares_are_no_numbers_have_a_size() {
        for size in [1e-200, 1e-310, 1.0, 1e200] {
            let found = relative_size(&[3.0 * size, 4.0 * size, 0.0, 0.0], 6.25);
            assert!((found / size - 1.0).abs() < 1e-6, "{size} {found}");
        }
        assert_eq!(relative_size(&[0.0, 0.0], 1.0), 0.0);
        assert!(relative_size(&[f64::NAN, 1.0], 1.0).is_nan());
        assert_eq!(relative_size(&[f64::INFINITY, 1.0], 1.0), f64::INFINITY);
    }
}
