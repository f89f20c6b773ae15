//! The statistics of one layer of a random network.

use super::config::SAMPLES;

/// Bins of a layer's histogram.
pub const BINS: usize = 48;

/// Statistics of one layer, over all its units and all samples.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredLayer {
    /// The mean of activations.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
    /// The share of exact zeros.
    pub zero: f64,
    /// The share of units whose slope is 0 on every sample.
    pub dead: f64,
    /// The root mean square of the gradient by the activations, relative to that of the last layer; NaN
    /// until the backward pass has computed it.
    pub gradient: f64,
    /// The least and the greatest activation.
    pub extent: (f64, f64),
    /// The numbers of activations in bins of equal width over the extent.
    pub histogram: [u32; BINS],
}

impl MeasuredLayer {
    /// The statistics of a layer. Without slopes, as for the input, no unit counts as dead.
    pub(super) fn new(values: &[f64], slopes: Option<&[f64]>) -> MeasuredLayer {
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / count;
        let zero = values.iter().filter(|v| **v == 0.0).count() as f64 / count;
        let units = count / SAMPLES as f64;
        let is_dead = |slopes: &&[f64]| slopes.iter().all(|s| *s == 0.0);
        let dead = slopes.map_or(0, |all| all.chunks_exact(SAMPLES).filter(is_dead).count()) as f64 / units;
        let (low, high) = values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
        let mut histogram = [0; BINS];
        if high > low && (high - low).is_finite() {
            for v in values {
                let bin = ((v - low) / (high - low) * BINS as f64) as usize;
                histogram[bin.min(BINS - 1)] += 1;
            }
        }
        MeasuredLayer { mean, variance, zero, dead, gradient: f64::NAN, extent: (low, high), histogram }
    }
}
