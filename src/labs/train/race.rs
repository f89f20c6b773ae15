//! The networks of a race, in step with one another.

use crate::settings::Run;
use engine::nn::{Mlp, State, Trainer, Workspace};
use std::sync::Arc;

/// One to four networks on the same data, with the same initial weights and the same order of batches.
pub struct Race {
    lanes: Vec<Trainer>,
    /// Steps that are owed at slow speeds, in parts of one.
    owed: f64,
}

impl Race {
    /// At epoch 0.
    pub fn new(run: &Run) -> Self {
        let data = Arc::new(run.dataset());
        let network = |(slot, lane)| {
            let mut config = run.config(lane);
            config.rule.rate = run.rate_of(slot);
            Trainer::new(config, data.clone())
        };
        let lanes = run.lanes.iter().enumerate().map(network).collect();
        Race { lanes, owed: 0.0 }
    }

    /// The networks.
    pub fn lanes(&self) -> &[Trainer] {
        &self.lanes
    }

    /// A network as it is, or as it was at an epoch.
    pub fn network(&self, slot: usize, past: Option<usize>) -> Option<Mlp> {
        let lane = self.lanes.get(slot)?;
        let mut net = lane.net().clone();
        if let Some(record) = past.and_then(|epoch| lane.timeline().at(epoch)) {
            net.set_values(&record.values);
        }
        Some(net)
    }

    /// The epoch of the network that is furthest.
    pub fn epoch(&self) -> usize {
        self.lanes.iter().map(Trainer::epoch).max().unwrap_or(0)
    }

    /// Batches of an epoch.
    pub fn batches(&self) -> usize {
        let Some(lane) = self.lanes.first() else { return 1 };
        lane.data().train.len().div_ceil(lane.config().batch.max(1)).max(1)
    }

    /// Whether any network can go on.
    pub fn can_go_on(&self) -> bool {
        self.lanes.iter().any(Trainer::can_go_on)
    }

    /// One batch for every network that can go on.
    pub fn step(&mut self) {
        self.lanes.iter_mut().for_each(Trainer::step);
    }

    /// To the end of the present epoch.
    pub fn finish_epoch(&mut self) {
        let before = self.epoch();
        while self.can_go_on() && self.epoch() == before {
            self.step();
        }
    }

    /// Takes `steps` batches, or as many as fit before `late` says so, but none beyond the epoch `until`.
    pub fn advance(&mut self, steps: f64, until: Option<usize>, late: impl Fn() -> bool) {
        self.owed += steps;
        while self.owed >= 1.0 && self.can_go_on() && until.is_none_or(|epoch| self.epoch() < epoch) {
            self.step();
            self.owed -= 1.0;
            if late() {
                break;
            }
        }
        // What could not be done in time is not made up for.
        self.owed = self.owed.min(1.0);
    }

    /// Back to the initial weights.
    pub fn rewind(&mut self) {
        self.lanes.iter_mut().for_each(Trainer::rewind);
        self.owed = 0.0;
    }
}

/// A network run forward over the training samples.
pub fn over_training(net: &Mlp, lane: &Trainer) -> Workspace {
    let mut space = Workspace::over(net, &lane.data().train);
    net.forward(&mut space);
    space
}

/// Where a network stands, if it has ended.
pub fn verdict(lane: &Trainer) -> Option<String> {
    match lane.state() {
        State::Paused | State::Running => None,
        State::Finished(why) => Some(format!("Ended: {why}.")),
        State::Diverged(divergence) => Some(divergence.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_begin_alike_and_rewind_to_it() {
        let mut race = Race::new(&Run::default());
        let weights = |race: &Race, lane: usize| {
            let net = race.lanes()[lane].net();
            net.layers().iter().flat_map(|l| net.values()[l.weights()].to_vec()).collect::<Vec<f64>>()
        };
        let first = weights(&race, 0);
        for lane in 1..4 {
            assert_eq!(weights(&race, lane), first);
        }
        race.finish_epoch();
        assert_eq!(race.epoch(), 1);
        assert_ne!(weights(&race, 0), weights(&race, 1));
        race.rewind();
        assert_eq!((weights(&race, 3), race.epoch()), (first, 0));
    }

    #[test]
    fn slow_speeds_add_up_and_late_ends_a_slice() {
        let mut race = Race::new(&Run::default());
        for _ in 0..5 {
            race.advance(0.5, None, || false);
        }
        assert_eq!(race.lanes()[0].steps(), 2);
        race.advance(100.0, None, || true);
        assert_eq!(race.lanes()[0].steps(), 3);
        race.advance(1e9, Some(2), || false);
        assert_eq!(race.epoch(), 2);
    }
}
