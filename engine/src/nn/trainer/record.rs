//! The end of an epoch: its record, and whether the run ends with it.

use super::super::health::Health;
use super::super::run::{State, StopReason};
use super::super::timeline::{LayerRecord, Record};
use super::Trainer;

impl Trainer {
    /// Records the epoch, of which the passes are done, and ends the run if a condition is met.
    pub(super) fn end_epoch(&mut self) {
        (self.epoch, self.next) = (self.next_epoch(), 0);
        let has_begun = self.has_begun();
        self.record();
        if has_begun {
            self.stop_if_met();
        }
    }

    fn stop_if_met(&mut self) {
        let stop = self.config.stop;
        let dead = self.unit_histories().iter().flatten().all(|s| s.health == Health::Dead);
        if stop.epochs > 0 && self.epoch >= stop.epochs {
            self.state = State::Finished(StopReason::Epochs);
        } else if self.loss <= stop.loss && stop.loss > 0.0 {
            self.state = State::Finished(StopReason::Loss);
        } else if stop.all_dead && dead && !self.unit_histories().is_empty() {
            self.state = State::Finished(StopReason::AllDead);
        }
    }

    /// Records losses, gradients and health.
    fn record(&mut self) {
        let before = self.before_death.take();
        self.observer.observe(self.epoch, &self.net, &self.train_space, before.as_ref());
        let test = self.test_space.evaluate_loss(self.config.loss);
        let layers = self.net.layers().iter().enumerate().map(|(l, layer)| {
            let units = self.unit_histories().get(l).map_or(&[][..], Vec::as_slice);
            LayerRecord {
                hidden_units: units.len(),
                dead_units: units.iter().filter(|s| s.health == Health::Dead).count(),
                gradient: (self.squared_norms[l] / self.batches.max(1) as f64).sqrt(),
                learned: layer.learned_index().map(|at| f64::from(self.net.values()[at])),
            }
        });
        self.timeline.push(Record {
            epoch: self.epoch,
            train: self.loss,
            test,
            layers: layers.collect(),
            values: self.net.values().to_vec(),
        });
        self.squared_norms.fill(0.0);
        self.batches = 0;
    }
}
