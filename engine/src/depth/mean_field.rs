//! What layers hold on average, if they are wide.

use super::Config;
use crate::analysis::{Averages, Moments};

/// The prediction for one layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Predicted {
    /// The variance q of pre-activations.
    pub pre_activation: f64,
    /// The mean of activations.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
    /// The share of exact zeros among them.
    pub zero: f64,
    /// The root mean square of the gradient by the layer's activations, where that of the last layer is 1.
    pub gradient: f64,
}

/// The layers from the input, which is layer 0, to the last. With z ~ N(bias, q),
/// q ← σ_w² E a² + σ_b², a = f(z), and the mean square of the gradient grows by σ_w² E f′(z)² for every
/// layer on the way back. Empty where theory does not cover the initialisation.
///
/// Poole, Lahiri, Raghu, Sohl-Dickstein & Ganguli 2016; Schoenholz, Gilmer, Ganguli & Sohl-Dickstein 2017.
pub fn predict(config: &Config) -> Vec<Predicted> {
    let Some(weights) = config.weight_variance() else { return Vec::new() };
    let biases = config.bias_spread * config.bias_spread;
    let square = config.scale * config.scale;
    let input = Predicted { pre_activation: square, mean: 0.0, variance: square, zero: 0.0, gradient: 1.0 };
    let (mut layers, mut factors, mut square) = (vec![input], Vec::new(), square);
    let averages = Averages::new(&config.activation);
    let mut last: Option<(f64, Moments)> = None;
    for _ in 0..config.depth {
        let q = weights * square + biases;
        // At a fixed point every layer is like the last.
        let m = match last {
            Some((before, m)) if (q - before).abs() <= 1e-13 * q => m,
            _ => averages.under(config.bias, q.sqrt()),
        };
        last = Some((q, m));
        layers.push(Predicted {
            pre_activation: q,
            mean: m.mean,
            variance: m.variance(),
            zero: m.zero,
            gradient: 1.0,
        });
        factors.push((weights * m.slope_square).sqrt());
        square = m.square;
    }
    let mut gradient = 1.0;
    for (layer, factor) in layers.iter_mut().zip(&factors).rev() {
        gradient *= factor;
        layer.gradient = gradient;
    }
    layers
}
