//! Parameters that are set by hand: before the record of their epoch, or by recording the present epoch anew.

use super::super::edit::{self, Edit};
use super::super::mlp::Mlp;
use super::super::observer::UnitObserver;
use super::super::run::State;
use super::Trainer;
use super::stage::Stage;

/// What the record of an epoch changes, besides the timeline, as it was before.
#[derive(Debug, Clone)]
pub(super) struct BeforeRecord {
    values: Vec<f32>,
    observer: UnitObserver,
    squared_norms: Vec<f64>,
    batches: usize,
}

impl BeforeRecord {
    pub(super) fn new(net: &Mlp, observer: &UnitObserver) -> Self {
        BeforeRecord {
            values: net.values().to_vec(),
            observer: observer.clone(),
            squared_norms: vec![0.0; net.layers().len()],
            batches: 0,
        }
    }
}

impl Trainer {
    /// Makes the edits of the epoch that is recorded next; gives the first stage of its record.
    pub(super) fn begin_record(&mut self) -> Stage {
        let before = &mut self.before_record;
        before.values.copy_from_slice(self.net.values());
        before.observer.copy_from(&self.observer);
        before.squared_norms.copy_from_slice(&self.squared_norms);
        before.batches = self.batches;
        self.make_edits()
    }

    fn make_edits(&mut self) -> Stage {
        edit::apply(&self.config.edits, self.next_epoch(), &mut self.net);
        Stage::END_OF_EPOCH
    }

    /// Takes other edits, and records the present epoch with them, as if they had been there from the start; the record can
    /// be taken in parts. Gives `false`, and changes nothing, if that is not possible: edits of earlier epochs differ, or the
    /// run is within an epoch or has diverged.
    pub fn replace_edits(&mut self, edits: Vec<Edit>) -> bool {
        let earlier = |edits: &[Edit]| -> Vec<Edit> {
            edits.iter().filter(|edit| edit.epoch < self.epoch).copied().collect()
        };
        let is_between_epochs = self.has_begun() && self.next == 0 && !self.is_within_step();
        let has_diverged = matches!(self.state, State::Diverged(_));
        if !is_between_epochs || has_diverged || earlier(&edits) != earlier(&self.config.edits) {
            return false;
        }
        self.config.edits = edits;
        let before = &self.before_record;
        self.net.set_values(&before.values);
        self.observer.copy_from(&before.observer);
        self.squared_norms.copy_from_slice(&before.squared_norms);
        self.batches = before.batches;
        self.timeline.remove_last();
        self.epoch = self.epoch.saturating_sub(1);
        // Whether the run ends with the epoch is found anew.
        if let State::Finished(_) = self.state {
            self.state = State::Paused;
        }
        self.stage = self.make_edits();
        true
    }
}
