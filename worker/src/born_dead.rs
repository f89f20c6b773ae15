//! How many networks of other seeds are born dead.

use super::data::NetworkData;
use super::definitions::ConfigDefinition;
use engine::nn::{Config, Dataset, EventKind, Trainer};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// Seeds in a unit: some milliseconds of work.
const SEEDS_PER_UNIT: u64 = 20;

/// Initialises a network with the seeds from 0 on, and counts those that are born dead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BornDead {
    /// The network; its seed does not matter.
    #[serde(with = "ConfigDefinition")]
    pub config: Config,
    /// The samples.
    pub data: NetworkData,
    /// The number of seeds.
    pub seeds: u64,
}

/// How many networks are born dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeedCount {
    /// Initialised networks.
    pub drawn: u64,
    /// Those that are born dead.
    pub dead: u64,
}

/// A unit: some of the seeds.
pub struct Initialisations {
    config: Config,
    data: Arc<Dataset>,
    seeds: Range<u64>,
    count: SeedCount,
}

impl BornDead {
    pub(super) fn units(&self) -> usize {
        self.seeds.div_ceil(SEEDS_PER_UNIT) as usize
    }

    pub(super) fn begin(&self, unit: usize) -> Option<Initialisations> {
        let from = unit as u64 * SEEDS_PER_UNIT;
        let seeds = from..(from + SEEDS_PER_UNIT).min(self.seeds);
        let (config, data) = (self.config.clone(), Arc::new(self.data.dataset()));
        (!seeds.is_empty()).then_some(Initialisations { config, data, seeds, count: SeedCount::default() })
    }
}

impl Initialisations {
    /// Takes the next seed; the count after the last one.
    pub(super) fn step(&mut self) -> Option<SeedCount> {
        if let Some(seed) = self.seeds.next() {
            let trainer = Trainer::new(Config { seed, ..self.config.clone() }, self.data.clone());
            let is_dead = trainer.events().iter().any(|event| event.kind == EventKind::LayerCollapsed);
            self.count.drawn += 1;
            self.count.dead += u64::from(is_dead);
        }
        self.seeds.is_empty().then_some(self.count)
    }
}
