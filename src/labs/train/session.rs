//! The networks of one run, trained in step with one another.

use super::beginning::Beginning;
use super::reported_events::ReportedEvents;
use super::settings::TrainSettings;
use crate::host;
use engine::nn::{Budget, Dataset, FeatureSet, Trainer};
use std::sync::Arc;

/// One to four networks on the same data, with the same initial weights and the same order of batches.
pub struct TrainingSession {
    /// The networks that have begun.
    networks: Vec<Trainer>,
    /// The others.
    beginning: Beginning,
    /// The network whose part of a step is next.
    next: usize,
    /// Whether only a part of a step is done.
    within_step: bool,
    /// The number of features of the samples, one or two.
    dimensions: usize,
    /// The inputs of the networks.
    features: FeatureSet,
    /// Steps that are due; at slow speeds a fraction of one is carried over to the next frame.
    due_steps: f64,
    reported: ReportedEvents,
    definition: TrainSettings,
}

impl TrainingSession {
    /// A session at epoch 0; `data` are the samples of the settings. Networks that take long to begin do so in parts,
    /// by [`TrainingSession::advance_beginning`].
    pub fn new(settings: &TrainSettings, data: &Dataset) -> Self {
        let features = settings.used_features();
        let configs = (0..settings.networks.len()).filter_map(|slot| settings.config(slot));
        let mut session = TrainingSession {
            networks: Vec::new(),
            beginning: Beginning::new(configs, Arc::new(features.of_data(data))),
            next: 0,
            within_step: false,
            dimensions: data.inputs,
            features,
            due_steps: 0.0,
            reported: ReportedEvents::default(),
            definition: settings.clone(),
        };
        session.begin_small_networks();
        session
    }

    fn begin_small_networks(&mut self) {
        let mut budget = Budget::action();
        while !budget.is_spent() && !self.has_begun() && !self.beginning.is_next_large() {
            self.advance_beginning(&mut budget);
        }
    }

    /// Whether all networks have begun.
    pub fn has_begun(&self) -> bool {
        self.beginning.is_empty()
    }

    /// Does a part of the beginning of a network.
    pub fn advance_beginning(&mut self, budget: &mut Budget) {
        self.networks.extend(self.beginning.advance(budget));
    }

    /// Finishes the beginning of the networks.
    #[cfg(test)]
    pub fn begin(&mut self) {
        while !self.has_begun() {
            self.advance_beginning(&mut Budget::unlimited());
        }
    }

    /// The networks that have begun: the first ones, or all.
    pub fn networks(&self) -> &[Trainer] {
        &self.networks
    }

    /// The number of features of the samples, one or two.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The inputs of the networks.
    pub fn features(&self) -> FeatureSet {
        self.features
    }

    /// The latest epoch of all networks: those that have stopped stay behind.
    pub fn epoch(&self) -> usize {
        self.networks.iter().map(Trainer::epoch).max().unwrap_or(0)
    }

    /// The epoch `epoch`, or the latest before it of which there are records.
    pub fn recorded_epoch(&self, epoch: usize) -> usize {
        let recorded = |network: &Trainer| network.timeline().at(epoch).map(|record| record.epoch);
        self.networks.iter().filter_map(recorded).max().unwrap_or(0)
    }

    /// The steps of the network that has taken most.
    pub fn steps(&self) -> usize {
        self.networks.iter().map(Trainer::steps).max().unwrap_or(0)
    }

    /// Batches per epoch.
    pub fn batches_per_epoch(&self) -> usize {
        let Some(trainer) = self.networks.first() else { return 1 };
        trainer.data().train.len().div_ceil(trainer.config().batch.max(1)).max(1)
    }

    /// Whether any network can be trained further.
    pub fn can_continue(&self) -> bool {
        !self.has_begun() || self.networks.iter().any(Trainer::can_continue)
    }

    /// Trains each network that can continue on one batch.
    #[cfg(test)]
    pub fn step(&mut self) {
        while !self.advance(&mut Budget::unlimited()) {}
    }

    /// Goes on with a step until it is complete, or the budget is spent; gives whether it is complete.
    fn advance(&mut self, budget: &mut Budget) -> bool {
        while !budget.is_spent() {
            if self.advance_network(budget) {
                return true;
            }
        }
        false
    }

    /// Does a part of a step, of one network; gives whether the step is complete.
    fn advance_network(&mut self, budget: &mut Budget) -> bool {
        if !self.has_begun() {
            self.advance_beginning(budget);
            return false;
        }
        let done = self.networks.get_mut(self.next).is_none_or(|network| network.advance_within(budget));
        self.next = (self.next + usize::from(done)) % self.networks.len().max(1);
        self.within_step = !(done && self.next == 0);
        !self.within_step
    }

    /// Whether only a part of a step is done: networks may be one batch apart.
    pub fn is_within_step(&self) -> bool {
        self.within_step || !self.has_begun()
    }

    /// Trains to the end of the present epoch.
    #[cfg(test)]
    pub fn finish_epoch(&mut self) {
        let before = self.epoch();
        while self.can_continue() && self.epoch() == before {
            self.step();
        }
    }

    /// Adds steps, or a fraction of one, to those that are due.
    pub fn add_due_steps(&mut self, steps: f64) {
        self.due_steps += steps;
    }

    /// Sets the steps that are due.
    pub fn set_due_steps(&mut self, steps: f64) {
        self.due_steps = steps;
    }

    /// Whether a step is begun, or is due and the epoch `until` is not reached.
    pub fn has_due_step(&self, until: Option<usize>) -> bool {
        self.is_within_step() || self.due_steps >= 1.0 && self.can_continue() && !self.has_reached(until)
    }

    /// Goes on with a step if one is begun, or is due and the epoch `until` is not reached, until it is complete or the
    /// budget is spent; gives whether it did.
    pub fn advance_due_step(&mut self, until: Option<usize>, budget: &mut Budget) -> bool {
        let works = self.has_due_step(until);
        if works && self.advance(budget) {
            self.due_steps -= 1.0;
        }
        works
    }

    /// Drops all but one of the due steps: those for which a frame had no time are not caught up on.
    pub fn drop_due_steps(&mut self) {
        self.due_steps = self.due_steps.min(1.0);
    }

    /// Whether the epoch `until`, if any, is reached.
    pub fn has_reached(&self, until: Option<usize>) -> bool {
        until.is_some_and(|epoch| self.epoch() >= epoch)
    }

    /// Returns to the initial weights, of large networks in parts; events are reported again.
    pub fn rewind(&mut self) {
        self.beginning.rewind(self.networks.drain(..));
        (self.next, self.within_step, self.due_steps) = (0, false, 0.0);
        self.reported = ReportedEvents::default();
        self.begin_small_networks();
    }

    /// Takes the settings if they differ in what is set by hand at the present epoch, and nothing else; gives whether it did.
    /// If not, networks may be changed, and a new session is to be begun: so too if a network that has stopped before the
    /// others is edited, as it may go on.
    pub fn take_edits(&mut self, settings: &TrainSettings) -> bool {
        let before = &self.definition;
        let (edits, map) = (before.edits.clone(), before.map.clone());
        let differ_in_edits_only =
            TrainSettings { edits, map, epoch: before.epoch, ..settings.clone() } == *before;
        if !differ_in_edits_only || self.is_within_step() {
            return false;
        }
        let epoch = self.epoch();
        let mut budget = Budget::action();
        for (slot, network) in self.networks.iter_mut().enumerate() {
            let edits = settings.config(slot).map(|config| config.edits).unwrap_or_default();
            let has_taken = edits == network.config().edits
                || network.epoch() == epoch
                    && network.replace_edits(edits)
                    && network.advance_within(&mut budget);
            if !has_taken {
                return false;
            }
        }
        self.definition = settings.clone();
        true
    }

    /// The events for the host since the last call.
    pub fn new_events(&mut self) -> Vec<host::Event> {
        if self.has_begun() { self.reported.take_new(&self.networks) } else { Vec::new() }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::custom_dataset::CustomDataset;
    use super::super::edits::Edits;
    use super::super::table_text::TableText;
    use super::*;
    use engine::nn::{Output, State};

    /// A session with these settings at epoch 0.
    pub fn session_of(settings: &TrainSettings) -> TrainingSession {
        TrainingSession::new(settings, &settings.dataset())
    }

    /// Trains until no step is due, as frames do at top speed.
    fn run(session: &mut TrainingSession, until: Option<usize>) {
        session.add_due_steps(f64::INFINITY);
        while session.advance_due_step(until, &mut Budget::part()) {}
    }

    #[test]
    fn networks_start_with_the_same_weights_and_rewind_to_them() {
        let mut session = session_of(&TrainSettings::default());
        let weights = |session: &TrainingSession, slot: usize| {
            let net = session.networks()[slot].net();
            net.layers().iter().flat_map(|l| net.values()[l.weights()].to_vec()).collect::<Vec<f32>>()
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
    fn buffers_of_large_networks_are_not_allocated_at_once() {
        let large =
            TrainSettings { layers: vec![64; 12], samples: 2000, batch: 1000, ..TrainSettings::default() };
        let session = session_of(&large);
        assert!(!session.has_begun() && session.beginning.is_next_large());
        assert!(session_of(&TrainSettings::default()).has_begun());
    }

    #[test]
    fn fractions_of_steps_add_up_and_missed_steps_are_dropped() {
        let mut session = session_of(&TrainSettings::default());
        for _ in 0..5 {
            session.add_due_steps(0.5);
            while session.advance_due_step(None, &mut Budget::part()) {}
        }
        assert_eq!(session.networks()[0].steps(), 2);
        session.add_due_steps(100.0);
        assert!(session.advance_due_step(None, &mut Budget::part()) && !session.is_within_step());
        session.drop_due_steps();
        while session.advance_due_step(None, &mut Budget::part()) {}
        assert_eq!(session.networks()[0].steps(), 4);
        run(&mut session, Some(2));
        assert_eq!(session.epoch(), 2);
    }

    #[test]
    fn a_paused_run_continues_as_if_it_had_not_been_paused() {
        let settings = TrainSettings::default();
        let (mut whole, mut paused) = (session_of(&settings), session_of(&settings));
        run(&mut whole, Some(3));
        // A pause in the middle of an epoch.
        paused.add_due_steps(30.0);
        while paused.advance_due_step(None, &mut Budget::part()) {}
        assert_eq!((paused.batches_per_epoch(), paused.epoch()), (25, 1));
        run(&mut paused, Some(3));
        for (whole, paused) in whole.networks().iter().zip(paused.networks()) {
            assert_eq!((whole.net().values(), whole.steps()), (paused.net().values(), paused.steps()));
        }
    }

    #[test]
    fn rewinding_repeats_the_run_and_drops_due_steps() {
        let mut session = session_of(&TrainSettings::default());
        run(&mut session, Some(2));
        let values = session.networks()[2].net().values().to_vec();
        session.add_due_steps(5.0);
        session.rewind();
        assert!(!session.advance_due_step(None, &mut Budget::part()) && session.epoch() == 0);
        run(&mut session, Some(2));
        assert_eq!(session.networks()[2].net().values(), values);
    }

    #[test]
    fn what_is_set_at_the_present_epoch_is_taken_as_if_it_had_always_been_set() {
        let mut settings = TrainSettings::default();
        let mut live = session_of(&settings);
        run(&mut live, Some(3));
        settings.edits = "2.3.1.1.b:-5,2.3.3.1.4:0.3".parse().unwrap();
        assert!(live.take_edits(&settings) && live.epoch() == 3);
        run(&mut live, Some(5));
        let mut replayed = session_of(&settings);
        run(&mut replayed, Some(5));
        let mut plain = session_of(&TrainSettings::default());
        run(&mut plain, Some(5));
        for (slot, (live, replayed)) in live.networks().iter().zip(replayed.networks()).enumerate() {
            assert_eq!(live.timeline(), replayed.timeline());
            assert_eq!(live.timeline() == plain.networks()[slot].timeline(), slot != 1);
        }
        let earlier = TrainSettings { edits: Edits::default(), ..settings.clone() };
        let other = TrainSettings { rate: 1.0, ..settings.clone() };
        assert!(live.take_edits(&settings) && !live.take_edits(&earlier) && !live.take_edits(&other));
    }

    #[test]
    fn a_network_that_has_stopped_before_the_others_is_not_edited_in_place() {
        let mut settings = TrainSettings { stop_dead: true, ..TrainSettings::default() };
        (settings.layers, settings.edits) = (vec![1], "1.1.1.1.b:-10".parse().unwrap());
        settings.networks.truncate(2);
        let mut session = session_of(&settings);
        run(&mut session, Some(3));
        assert_eq!(session.networks().iter().map(Trainer::epoch).collect::<Vec<_>>(), [1, 3]);
        settings.edits = "1.1.1.1.b:1".parse().unwrap();
        assert!(!session.take_edits(&settings));
    }

    #[test]
    fn a_run_ends_when_every_network_has_stopped() {
        let settings = TrainSettings { stop: 2, ..TrainSettings::default() };
        let mut session = session_of(&settings);
        run(&mut session, None);
        assert!(!session.can_continue() && session.epoch() == 2);
        let steps = session.networks()[0].steps();
        session.step();
        session.finish_epoch();
        assert_eq!((session.epoch(), session.networks()[0].steps()), (2, steps));
        session.rewind();
        assert!(session.can_continue());
    }

    #[test]
    fn a_diverged_network_stays_behind_while_the_others_continue() {
        let mut settings = TrainSettings { stop: 3, ..TrainSettings::default() };
        settings.networks.truncate(2);
        settings.rates[0] = 1e6;
        settings.output = Output::Linear;
        let mut session = session_of(&settings);
        for _ in 0..3 {
            session.finish_epoch();
        }
        assert!(matches!(session.networks()[0].state(), State::Diverged(_)));
        assert!(session.networks()[0].epoch() < 3 && session.epoch() == 3);
        assert!(!session.can_continue());
    }

    #[test]
    fn the_table_of_xor_is_learned_by_all_networks() {
        let table = TableText::read("0,0,0\n0,1,1\n1,0,1\n1,1,0").unwrap();
        let (data, _) = CustomDataset::from_table(&table, &table.suggested_roles()).unwrap();
        let mut settings = TrainSettings { rate: 0.1, ..TrainSettings::default() };
        settings.set_custom(Some(data));
        let mut session = session_of(&settings);
        let data = session.networks()[0].data();
        assert_eq!((data.train.len(), data.test.len()), (4, 0));
        run(&mut session, Some(1000));
        for (slot, trainer) in session.networks().iter().enumerate() {
            let last = trainer.timeline().last().unwrap();
            assert!(last.train < 0.01, "{slot}: {}", last.train);
            assert!(last.test.is_nan());
        }
    }
}
