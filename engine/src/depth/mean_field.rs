//! Mean-field predictions: the statistics of layers in the limit of infinite width.

use super::config::Config;
use crate::analysis::{GaussianMoments, Moments};

/// The prediction for one layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PredictedLayer {
    /// The variance q of pre-activations.
    pub pre_activation: f64,
    /// The mean of activations.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
    /// The share of exact zeros among them.
    pub zero: f64,
    /// The root mean square of the gradient by the layer's activations, relative to that of the last layer.
    pub gradient: f64,
}

/// The prediction for all layers, computed layer by layer.
///
/// With z ~ N(bias, q), q ← σ_w² E a² + σ_b², a = f(z), and the mean square of the gradient grows by
/// σ_w² E f′(z)² for every layer of the backward pass.
///
/// Poole, Lahiri, Raghu, Sohl-Dickstein & Ganguli 2016; Schoenholz, Gilmer, Ganguli & Sohl-Dickstein 2017.
pub struct MeanField {
    gaussian: GaussianMoments,
    /// σ_w².
    weights: f64,
    /// σ_b².
    biases: f64,
    bias: f64,
    depth: usize,
    layers: Vec<PredictedLayer>,
    /// The factor of the gradient in each layer.
    factors: Vec<f64>,
    /// E a² of the last layer.
    square: f64,
    /// q of the last layer, and the moments under it.
    last: Option<(f64, Moments)>,
}

impl MeanField {
    /// Starts before the first layer; `None` if mean-field theory does not cover the initialisation.
    pub fn new(config: &Config) -> Option<Self> {
        let weights = config.weight_variance()?;
        let square = config.scale * config.scale;
        let input = PredictedLayer {
            pre_activation: square,
            mean: 0.0,
            variance: square,
            zero: 0.0,
            gradient: f64::NAN,
        };
        let mut theory = MeanField {
            gaussian: GaussianMoments::new(&config.activation),
            weights,
            biases: config.bias_spread * config.bias_spread,
            bias: config.bias,
            depth: config.depth,
            layers: vec![input],
            factors: Vec::new(),
            square,
            last: None,
        };
        theory.fill_gradients();
        Some(theory)
    }

    /// The layers predicted so far, from the input, which is layer 0; gradients are NaN until all layers are predicted.
    pub fn layers(&self) -> &[PredictedLayer] {
        &self.layers
    }

    /// Whether all layers are predicted.
    pub fn done(&self) -> bool {
        self.layers.len() > self.depth
    }

    /// Predicts the next layer.
    pub fn step(&mut self) {
        if self.done() {
            return;
        }
        let q = self.weights * self.square + self.biases;
        // At a fixed point of q all further layers have the same moments.
        let m = match self.last {
            Some((before, m)) if (q - before).abs() <= 1e-13 * q => m,
            _ => self.gaussian.moments(self.bias, q.sqrt()),
        };
        self.last = Some((q, m));
        self.square = m.square;
        self.factors.push((self.weights * m.slope_square).sqrt());
        self.layers.push(PredictedLayer {
            pre_activation: q,
            mean: m.mean,
            variance: m.variance(),
            zero: m.zero,
            gradient: f64::NAN,
        });
        self.fill_gradients();
    }

    /// Computes the gradients of all layers once the last is predicted.
    fn fill_gradients(&mut self) {
        if !self.done() {
            return;
        }
        let mut gradient = 1.0;
        let factors = std::iter::once(&1.0).chain(self.factors.iter().rev());
        for (layer, factor) in self.layers.iter_mut().rev().zip(factors) {
            gradient *= factor;
            layer.gradient = gradient;
        }
    }
}

/// The prediction for all layers, from the input, which is layer 0, to the last. Empty if mean-field theory does not
/// cover the initialisation.
pub fn predict(config: &Config) -> Vec<PredictedLayer> {
    let Some(mut theory) = MeanField::new(config) else { return Vec::new() };
    while !theory.done() {
        theory.step();
    }
    theory.layers
}
