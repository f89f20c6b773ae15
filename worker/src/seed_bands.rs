//! Random networks with other seeds.

use super::definitions::random_networks;
use engine::depth::{Config, MeasuredLayer, Propagation};
use serde::{Deserialize, Serialize};

/// Measures each network with the seeds that follow its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeedBands {
    /// The networks.
    #[serde(with = "random_networks")]
    pub networks: Vec<Config>,
    /// Other seeds of each.
    pub seeds: usize,
}

/// What a band shows of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LayerMeasures {
    /// The variance of activations.
    pub variance: f64,
    /// The gradient, relative to that of the last layer.
    pub gradient: f64,
}

impl LayerMeasures {
    pub(super) fn new(layer: &MeasuredLayer) -> Self {
        LayerMeasures { variance: layer.variance, gradient: layer.gradient }
    }
}

impl SeedBands {
    pub(super) fn units(&self) -> usize {
        self.networks.len() * self.seeds
    }

    /// A network with another seed, after its index. The networks take turns, so that their bands grow together.
    pub(super) fn begin(&self, unit: usize) -> Option<(usize, Propagation)> {
        let (nth, index) = (unit.checked_div(self.networks.len())?, unit % self.networks.len());
        let network = self.networks.get(index).filter(|_| nth < self.seeds)?;
        let seed = network.seed + 1 + nth as u64;
        Some((index, Propagation::new(Config { seed, ..network.clone() })))
    }
}
