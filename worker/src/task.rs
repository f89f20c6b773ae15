//! Tasks, their units, and the answers of these.

use super::born_dead::{BornDead, Initialisations, SeedCount};
use super::seed_bands::{LayerMeasures, SeedBands};
use super::sweep::{RunResult, RunToEnd, Sweep};
use engine::depth::Propagation;
use serde::{Deserialize, Serialize};

/// A long computation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// How many networks are born dead.
    BornDead(BornDead),
    /// Random networks with other seeds.
    SeedBands(SeedBands),
    /// Many runs of training.
    Sweep(Sweep),
}

/// The result of one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// A number of networks, and how many of them are born dead.
    BornDead(SeedCount),
    /// A random network.
    SeedBand {
        /// The index of the network that has the same definition but for the seed.
        network: usize,
        /// Each layer, the input first.
        layers: Vec<LayerMeasures>,
    },
    /// The end of a run.
    Run(RunResult),
}

/// A unit in progress.
pub enum Work {
    /// Of [`Task::BornDead`].
    BornDead(Initialisations),
    /// Of [`Task::SeedBands`].
    SeedBand {
        /// The index of the network.
        network: usize,
        /// The network, as far as it is measured.
        propagation: Box<Propagation>,
    },
    /// Of [`Task::Sweep`].
    Run(Box<RunToEnd>),
}

impl Task {
    /// The number of units.
    pub fn units(&self) -> usize {
        match self {
            Task::BornDead(task) => task.units(),
            Task::SeedBands(task) => task.units(),
            Task::Sweep(task) => task.runs.len(),
        }
    }

    /// Begins a unit; `None` if there is none with this number.
    pub fn begin(&self, unit: usize) -> Option<Work> {
        match self {
            Task::BornDead(task) => task.begin(unit).map(Work::BornDead),
            Task::SeedBands(task) => {
                let (network, propagation) = task.begin(unit)?;
                Some(Work::SeedBand { network, propagation: Box::new(propagation) })
            }
            Task::Sweep(task) => task.begin(unit).map(|run| Work::Run(Box::new(run))),
        }
    }
}

impl Work {
    /// Takes a small step; the answer after the last one.
    pub fn step(&mut self) -> Option<Answer> {
        match self {
            Work::BornDead(work) => work.step().map(Answer::BornDead),
            Work::SeedBand { network, propagation } => {
                propagation.step();
                let layers = propagation.layers().iter().map(LayerMeasures::new);
                propagation.done().then(|| Answer::SeedBand { network: *network, layers: layers.collect() })
            }
            Work::Run(run) => run.step().map(Answer::Run),
        }
    }

    /// Takes all steps.
    pub fn finish(mut self) -> Answer {
        loop {
            if let Some(answer) = self.step() {
                return answer;
            }
        }
    }
}
