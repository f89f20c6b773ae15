//! Statistics of repeated measurements.

/// The scatter above which a ratio is not to be relied on.
const MAX_SCATTER: f64 = 0.2;

/// How many times as long something takes as something else, from rounds in which both took turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// The median of the rounds.
    pub median: f64,
    /// The lower and upper quartile of the rounds.
    pub quartiles: (f64, f64),
}

impl Ratio {
    /// The ratio of two series of times, round by round.
    pub fn new(times: &[f64], others: &[f64]) -> Self {
        let mut ratios: Vec<f64> = times.iter().zip(others).map(|(time, other)| time / other).collect();
        ratios.sort_by(f64::total_cmp);
        Ratio {
            median: quantile(&ratios, 0.5),
            quartiles: (quantile(&ratios, 0.25), quantile(&ratios, 0.75)),
        }
    }

    /// The distance between the quartiles, as a share of the median.
    pub fn scatter(&self) -> f64 {
        (self.quartiles.1 - self.quartiles.0) / self.median
    }

    /// Whether it scatters so little that two digits of it mean something; not if it is no number.
    pub fn is_reliable(&self) -> bool {
        self.scatter() <= MAX_SCATTER
    }
}

/// The median; NaN of none.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile(&sorted, 0.5)
}

/// A quantile of sorted numbers, linear between two of them; NaN of none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * sorted.len().saturating_sub(1) as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    match (sorted.get(below), sorted.get(above)) {
        (Some(low), Some(high)) => low + place.fract() * (high - low),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_between_the_sorted_values() {
        let sorted = [1.0, 2.0, 4.0, 8.0];
        assert_eq!([0.0, 0.25, 0.5, 0.75, 1.0].map(|q| quantile(&sorted, q)), [1.0, 1.75, 3.0, 5.0, 8.0]);
        assert_eq!((median(&[9.0, 1.0, 5.0]), median(&[4.0, 2.0])), (5.0, 3.0));
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_ratio_is_that_of_each_round() {
        // The processor became half as fast after two rounds: the ratio stays.
        let steady = Ratio::new(&[4.0, 4.0, 8.0, 8.0, 8.0], &[2.0, 2.0, 4.0, 4.0, 4.0]);
        assert_eq!((steady.median, steady.scatter(), steady.is_reliable()), (2.0, 0.0, true));
        let noisy = Ratio::new(&[2.0, 3.0, 4.0, 5.0, 6.0], &[1.0; 5]);
        assert_eq!((noisy.median, noisy.quartiles), (4.0, (3.0, 5.0)));
        assert_eq!((noisy.scatter(), noisy.is_reliable()), (0.5, false));
        assert!(!Ratio::new(&[0.0], &[0.0]).is_reliable());
    }
}
