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

    /// The index of the network that a unit measures. The networks take turns, so that their bands grow together.
    pub fn network_of(&self, unit: usize) -> usize {
        unit % self.networks.len().max(1)
    }

    pub(super) fn begin(&self, unit: usize) -> Option<Propagation> {
        let network = self.networks.get(self.network_of(unit)).filter(|_| unit < self.units())?;
        let nth = (unit / self.networks.len()) as u64;
        Some(Propagation::new(Config { seed: network.seed + 1 + nth, ..network.clone() }))
    }
}
