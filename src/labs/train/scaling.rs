//! Scales a column of a table to the range in which networks learn.

/// A linear map of the units of a column to those of the network: `offset` to 0, and `offset + half` to the bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scaling {
    /// What becomes 0.
    pub offset: f64,
    /// What becomes the bound, from `offset`; positive.
    pub half: f64,
}

/// Values that lie within this share of the limit are too near to one another to be seen, or learned.
const LEAST_SHARE: f64 = 0.1;

impl Scaling {
    /// The scaling of values to ±bound; `None` if they lie within ±`limit` and apart from one another. 0 stays 0 if
    /// the values reach or enclose it.
    pub fn of(values: impl Iterator<Item = f64>, limit: f64) -> Option<Self> {
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        let largest = high.max(-low);
        let range = high - low;
        if largest <= limit && (range == 0.0 || range >= LEAST_SHARE * limit) {
            return None;
        }
        let (offset, half) =
            if low <= 0.0 && 0.0 <= high { (0.0, largest) } else { (0.5 * (low + high), 0.5 * range) };
        Some(Scaling { offset, half: if half > 0.0 { half } else { 1.0 } })
    }

    /// The value in the network.
    pub fn apply(self, value: f64, bound: f64) -> f64 {
        (value - self.offset) / self.half * bound
    }

    /// The value in the units of the column.
    pub fn invert(self, value: f64, bound: f64) -> f64 {
        value / bound * self.half + self.offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(values: &[f64]) -> Vec<f64> {
        let scaling = Scaling::of(values.iter().copied(), 2.0);
        values.iter().map(|v| scaling.map_or(*v, |s| s.apply(*v, 1.0))).collect()
    }

    #[test]
    fn zero_stays_zero_and_near_values_stay_apart() {
        assert_eq!(scaled(&[0.0, 1.0, -1.5]), [0.0, 1.0, -1.5], "values in the field stay as they are");
        assert_eq!(scaled(&[0.0, 1e-4, 2e-4]), [0.0, 0.5, 1.0]);
        assert_eq!(scaled(&[-50.0, 0.0, 100.0]), [-0.5, 0.0, 1.0]);
        assert_eq!(scaled(&[100.0, 200.0, 300.0]), [-1.0, 0.0, 1.0]);
        assert_eq!(scaled(&[1000.0, 1000.0]), [0.0, 0.0]);
        let outlier = scaled(&[0.0, 1e-4, 2e-4, 1000.0]);
        assert!(outlier.windows(2).all(|pair| pair[0] < pair[1]), "{outlier:?}");
    }

    #[test]
    fn scaling_is_reversible() {
        let scaling = Scaling::of([12.5, 80.0].into_iter(), 1.0).unwrap();
        for value in [12.5, 40.0, 80.0] {
            assert!((scaling.invert(scaling.apply(value, 1.7), 1.7) - value).abs() < 1e-12);
        }
    }
}
