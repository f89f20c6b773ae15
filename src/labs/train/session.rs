//! The networks of one run, in step with one another. Pure.

use super::reported_events::ReportedEvents;
use super::settings::TrainSettings;
use crate::host;
use engine::nn::{Dataset, Trainer};
use std::sync::Arc;

/// One to four networks on the same data, with the same initial weights and the same order of batches.
pub struct TrainingSession {
    networks: Vec<Trainer>,
    /// Steps that are owed at slow speeds, in parts of one.
    owed_steps: f64,
    reported: ReportedEvents,
}

impl TrainingSession {
    /// At epoch 0.
    pub fn new(settings: &TrainSettings, data: &Arc<Dataset>) -> Self {
        let network = |(slot, activation)| {
            let mut config = settings.config(activation);
            config.rule.rate = settings.rate_of(slot);
            Trainer::new(config, data.clone())
        };
        let networks = settings.networks.iter().enumerate().map(network).collect();
        TrainingSession { networks, owed_steps: 0.0, reported: ReportedEvents::default() }
    }

    /// The networks.
    pub fn networks(&self) -> &[Trainer] {
        &self.networks
    }

    /// The epoch of the network that is furthest.
    pub fn epoch(&self) -> usize {
        self.networks.iter().map(Trainer::epoch).max().unwrap_or(0)
    }

    /// Batches of an epoch.
    pub fn batches_per_epoch(&self) -> usize {
        let Some(trainer) = self.networks.first() else { return 1 };
        trainer.data().train.len().div_ceil(trainer.config().batch.max(1)).max(1)
    }

    /// Whether any network can go on.
    pub fn can_continue(&self) -> bool {
        self.networks.iter().any(Trainer::can_continue)
    }

    /// One batch for every network that can go on.
    pub fn step(&mut self) {
        self.networks.iter_mut().for_each(Trainer::step);
    }

    /// To the end of the present epoch.
    pub fn finish_epoch(&mut self) {
        let before = self.epoch();
        while self.can_continue() && self.epoch() == before {
            self.step();
        }
    }

    /// Adds to the steps that are due.
    pub fn owe(&mut self, steps: f64) {
        self.owed_steps += steps;
    }

    /// Takes a step that is due; `false` if there is none, or none before the epoch `until`.
    pub fn take_owed_step(&mut self, until: Option<usize>) -> bool {
        let is_due = self.owed_steps >= 1.0 && self.can_continue() && !self.is_at(until);
        if is_due {
            self.step();
            self.owed_steps -= 1.0;
        }
        is_due
    }

    /// What could not be done in time is not made up for.
    pub fn forget_owed_steps(&mut self) {
        self.owed_steps = self.owed_steps.min(1.0);
    }

    /// Whether it has come to the epoch, if there is one.
    pub fn is_at(&self, until: Option<usize>) -> bool {
        until.is_some_and(|epoch| self.epoch() >= epoch)
    }

    /// Back to the initial weights: everything happens anew, and is reported anew.
    pub fn rewind(&mut self) {
        self.networks.iter_mut().for_each(Trainer::rewind);
        self.owed_steps = 0.0;
        self.reported = ReportedEvents::default();
    }

    /// What a host is to be told of what has happened since the last call.
    pub fn report(&mut self) -> Vec<host::Event> {
        self.reported.report(&self.networks)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A session of these settings at epoch 0.
    pub fn session_of(settings: &TrainSettings) -> TrainingSession {
        TrainingSession::new(settings, &Arc::new(settings.dataset()))
    }

    #[test]
    fn networks_begin_alike_and_rewind_to_it() {
        let mut session = session_of(&TrainSettings::default());
        let weights = |session: &TrainingSession, slot: usize| {
            let net = session.networks()[slot].net();
            net.layers().iter().flat_map(|l| net.values()[l.weights()].to_vec()).collect::<Vec<f64>>()
        };
        let first = weights(&session, 0);
        for slot in 1..4 {
            assert_eq!(weights(&session, slot), first);
        }
        session.finish_epoch();
        assert_eq!(session.epoch(), 1);
        assert_ne!(weights(&session, 0), weights(&session, 1));
        session.rewind();
        assert_eq!((weights(&session, 3), session.epoch()), (first, 0));
    }

    #[test]
    fn slow_speeds_add_up_and_nothing_is_made_up_for() {
        let mut session = session_of(&TrainSettings::default());
        for _ in 0..5 {
            session.owe(0.5);
            while session.take_owed_step(None) {}
        }
        assert_eq!(session.networks()[0].steps(), 2);
        session.owe(100.0);
        assert!(session.take_owed_step(None));
        session.forget_owed_steps();
        while session.take_owed_step(None) {}
        assert_eq!(session.networks()[0].steps(), 4);
        session.owe(f64::INFINITY);
        while session.take_owed_step(Some(2)) {}
        assert_eq!(session.epoch(), 2);
    }
}
