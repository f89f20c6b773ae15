//! Gradient retention: what random networks leave of a gradient, layer by layer.

use super::rows::Conditions;
use engine::activation::Instance;
use engine::depth::{Config, Propagation};

/// Units of the networks that are measured.
pub const WIDTH: usize = 64;
/// Networks that are measured of each function.
pub const SEEDS: u64 = 4;

/// What random networks leave of a gradient, over all seeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retention {
    /// Layers of the networks.
    pub layers: usize,
    /// The geometric mean of the shares.
    pub share: f64,
    /// The least and the greatest of them.
    pub extent: (f64, f64),
    /// The share of exact zeros among the activations.
    pub zero: f64,
}

/// The measurement of a function under way.
pub struct RetentionRun {
    /// The function.
    pub function: Instance,
    /// What its networks are measured under.
    pub conditions: Conditions,
    /// Shares and zeros of the seeds that are done.
    seeds: Vec<(f64, f64)>,
    network: Option<Propagation>,
}

impl RetentionRun {
    /// Before the first network.
    pub fn new(function: Instance, conditions: Conditions) -> Self {
        RetentionRun { function, conditions, seeds: Vec::new(), network: None }
    }

    /// Goes on by one layer; what was measured once all networks are done.
    pub fn step(&mut self) -> Option<Retention> {
        let seed = self.seeds.len() as u64 + 1;
        let network = self.network.get_or_insert_with(|| {
            Propagation::new(Config {
                activation: self.function.clone(),
                width: WIDTH,
                depth: self.conditions.layers,
                init: self.conditions.init,
                gain: 1.0,
                bias: 0.0,
                bias_spread: 0.0,
                scale: self.conditions.deviation,
                seed,
            })
        });
        network.step();
        if network.done() {
            let layers = &network.layers()[1..];
            let zero = layers.iter().map(|layer| layer.zero).sum::<f64>() / layers.len().max(1) as f64;
            self.seeds.push((network.layers()[0].gradient, zero));
            self.network = None;
        }
        (self.seeds.len() as u64 == SEEDS).then(|| summary(self.conditions.layers, &self.seeds))
    }
}

fn summary(layers: usize, seeds: &[(f64, f64)]) -> Retention {
    let n = seeds.len().max(1) as f64;
    let least = seeds.iter().map(|seed| seed.0).fold(f64::INFINITY, f64::min);
    let greatest = seeds.iter().map(|seed| seed.0).fold(0.0, f64::max);
    let log = seeds.iter().map(|seed| seed.0.ln()).sum::<f64>() / n;
    let zero = seeds.iter().map(|seed| seed.1).sum::<f64>() / n;
    Retention { layers, share: log.exp(), extent: (least, greatest), zero }
}
