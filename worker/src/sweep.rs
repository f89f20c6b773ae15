//! Many runs of training.

use super::data::NetworkData;
use super::definitions::ConfigDefinition;
use engine::nn::{Config, State, Trainer};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Trains networks for the same number of epochs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sweep {
    /// The samples of the runs: many share the same.
    pub data: Vec<NetworkData>,
    /// The runs.
    pub runs: Vec<Run>,
    /// Epochs of each run, unless a condition of its own ends it earlier.
    pub epochs: usize,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The network and its training.
    #[serde(with = "ConfigDefinition")]
    pub config: Config,
    /// The index of its samples.
    pub data: usize,
}

/// A run at its end.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RunResult {
    /// Complete epochs.
    pub epoch: usize,
    /// Whether a number overflowed; the rest is then of the last epoch before.
    pub diverged: bool,
    /// The share of hidden units that are dead.
    pub dead: f64,
    /// The mean loss of the training samples.
    pub train: f64,
    /// The mean loss of the test samples, if there are any.
    pub test: Option<f64>,
}

/// A unit: a run in progress.
pub struct RunToEnd {
    trainer: Trainer,
    epochs: usize,
}

impl Sweep {
    pub(super) fn begin(&self, unit: usize) -> Option<RunToEnd> {
        let run = self.runs.get(unit)?;
        let data = Arc::new(self.data.get(run.data)?.dataset());
        Some(RunToEnd { trainer: Trainer::new(run.config.clone(), data), epochs: self.epochs })
    }
}

impl RunToEnd {
    /// Trains on a batch; the result after the last one.
    pub(super) fn step(&mut self) -> Option<RunResult> {
        let trainer = &mut self.trainer;
        let goes_on = |trainer: &Trainer| trainer.can_continue() && trainer.epoch() < self.epochs;
        if goes_on(trainer) {
            trainer.step();
        }
        let last = trainer.timeline().last().filter(|_| !goes_on(trainer))?;
        Some(RunResult {
            epoch: trainer.epoch(),
            diverged: matches!(trainer.state(), State::Diverged(_)),
            dead: last.dead_share(),
            train: last.train,
            test: Some(last.test).filter(|loss| !loss.is_nan()),
        })
    }
}
