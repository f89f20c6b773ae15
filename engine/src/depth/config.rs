//! The definition of a random network.

use crate::activation::Instance;
use crate::nn::Init;

/// Inputs in the batch that runs through the network.
pub const SAMPLES: usize = 32;
/// The most layers.
pub const MAX_DEPTH: usize = 100;
/// The most units in a layer.
pub const MAX_WIDTH: usize = 512;

/// The initialisations that mean-field theory covers: independent weights of known variance.
pub const INITS: [Init; 7] = [
    Init::HeNormal,
    Init::HeUniform,
    Init::GlorotNormal,
    Init::GlorotUniform,
    Init::LecunNormal,
    Init::LecunUniform,
    Init::Uniform,
];

/// A random network: equal layers, each a = f(W·a + b), and inputs from N(0, `scale`²).
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// f.
    pub activation: Instance,
    /// Units of every layer, and inputs.
    pub width: usize,
    /// Layers.
    pub depth: usize,
    /// The distribution of the weights.
    pub init: Init,
    /// A factor by which all weights are multiplied.
    pub gain: f64,
    /// The mean of the biases.
    pub bias: f64,
    /// The standard deviation of the biases.
    pub bias_spread: f64,
    /// The standard deviation of the inputs.
    pub scale: f64,
    /// The seed of weights, biases, inputs and the upstream gradient.
    pub seed: u64,
}

impl Config {
    /// σ_w² = fan_in · Var w; `None` if mean-field theory does not cover the initialisation.
    pub fn weight_variance(&self) -> Option<f64> {
        let variance = self.init.variance(self.width, self.width)?;
        Some(variance * self.width as f64 * self.gain * self.gain)
    }
}
