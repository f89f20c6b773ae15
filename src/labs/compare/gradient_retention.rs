//! Gradient retention: how much of a gradient arrives at the inputs of random networks, measured layer by layer.

use super::rows::NetworkConditions;
use engine::activation::Instance;
use engine::depth::{Config, Overflow, Propagation};

/// Units of each layer.
pub const WIDTH: usize = 64;
/// Networks per function, each with its own seed.
pub const SEEDS: u64 = 4;

/// The gradient retention of a function over all seeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GradientRetention {
    /// Layers of the networks.
    pub layers: usize,
    /// The factor from the last layer to the inputs: its geometric mean.
    pub factor: f64,
    /// The least and the greatest factor.
    pub range: (f64, f64),
    /// The share of exact zeros among the activations.
    pub zeros: f64,
    /// The overflow of the first seed whose network overflows: then the other numbers say nothing.
    pub overflow: Option<Overflow>,
}

/// A network in which a gradient is measured.
pub const fn network_config(activation: Instance, conditions: NetworkConditions, seed: u64) -> Config {
    Config {
        activation,
        width: WIDTH,
        depth: conditions.layers,
        init: conditions.init,
        gain: 1.0,
        bias: 0.0,
        bias_spread: 0.0,
        scale: conditions.deviation,
        seed,
    }
}

/// A measurement in progress.
pub struct RetentionMeasurement {
    /// The function.
    pub function: Instance,
    /// Its networks.
    pub conditions: NetworkConditions,
    /// Factor and share of zeros for each seed that is done.
    seeds: Vec<(f64, f64)>,
    overflow: Option<Overflow>,
    network: Option<Propagation>,
}

impl RetentionMeasurement {
    /// A measurement that has not begun yet.
    pub fn new(function: Instance, conditions: NetworkConditions) -> Self {
        RetentionMeasurement { function, conditions, seeds: Vec::new(), overflow: None, network: None }
    }

    /// Computes one layer; gives the result after the last one.
    pub fn step(&mut self) -> Option<GradientRetention> {
        let seed = self.seeds.len() as u64 + 1;
        let network = self.network.get_or_insert_with(|| {
            Propagation::new(network_config(self.function.clone(), self.conditions, seed))
        });
        network.step();
        if network.done() {
            let layers = &network.layers()[1..];
            let zeros = layers.iter().map(|layer| layer.zero).sum::<f64>() / layers.len().max(1) as f64;
            self.overflow = self.overflow.or(network.overflow());
            self.seeds.push((network.layers()[0].gradient, zeros));
            self.network = None;
        }
        (self.seeds.len() as u64 == SEEDS).then(|| {
            let overflow = self.overflow;
            GradientRetention { overflow, ..summarize(self.conditions.layers, &self.seeds) }
        })
    }
}

fn summarize(layers: usize, seeds: &[(f64, f64)]) -> GradientRetention {
    let n = seeds.len().max(1) as f64;
    let least = seeds.iter().map(|seed| seed.0).fold(f64::INFINITY, f64::min);
    let greatest = seeds.iter().map(|seed| seed.0).fold(0.0, f64::max);
    let log = seeds.iter().map(|seed| seed.0.ln()).sum::<f64>() / n;
    let zeros = seeds.iter().map(|seed| seed.1).sum::<f64>() / n;
    GradientRetention { layers, factor: log.exp(), range: (least, greatest), zeros, overflow: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_averaged_by_their_logarithms_and_zeros_by_themselves() {
        let found = summarize(10, &[(0.01, 0.5), (1.0, 0.7)]);
        assert!((found.factor - 0.1).abs() < 1e-12 && (found.zeros - 0.6).abs() < 1e-12, "{found:?}");
        assert_eq!((found.layers, found.range), (10, (0.01, 1.0)));
    }
}
