//! The training session of the lab as signals, for the components that read it and for the transport that runs it.

mod run;

pub use run::Goal;

use super::draw_target::DrawTarget;
use super::drawing::Drawing;
use super::forward_pass::ForwardPass;
use super::presets::epochs_of_preset;
use super::replay::Replay;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::speed::Speed;
use crate::hooks::{performance_now, use_prefers_reduced_motion};
use crate::state::{Branch, use_settings};
use engine::nn::{Dataset, Record, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

/// The training session of the lab.
#[derive(Clone, Copy)]
pub struct Training {
    settings: Branch<TrainSettings>,
    /// The settings that define the networks and their training: all but the epoch.
    pub definition: Memo<TrainSettings>,
    /// Counts the definitions so far.
    generation: Memo<u32>,
    /// The samples.
    pub data: Memo<Arc<Dataset>>,
    /// Updated untracked; `drawing` notifies its readers.
    session: StoredValue<TrainingSession>,
    /// The definition of the session, by its count.
    session_generation: StoredValue<u32>,
    /// The speed that the visitor has chosen.
    pub chosen_speed: RwSignal<Option<Speed>>,
    prefers_reduced_motion: Signal<bool>,
    /// The number of epochs after which the preset pauses.
    pub preset_epochs: Memo<Option<usize>>,
    /// An earlier epoch that is shown; `None` for the present one.
    pub past_epoch: RwSignal<Option<usize>>,
    drawing: Drawing,
    next_target: StoredValue<DrawTarget>,
    /// The replay of a link.
    pub replay: Replay,
    goal: StoredValue<Goal>,
    /// The epoch at which this run pauses.
    pause_target: StoredValue<Option<usize>>,
    /// The epoch of the settings when they were last read or written here.
    synced_epoch: StoredValue<usize>,
    last_step: StoredValue<f64>,
    last_redraw: StoredValue<f64>,
}

/// The training session of the lab that contains the component.
pub fn use_training() -> Training {
    expect_context()
}

impl Training {
    /// A session with the present settings, at epoch 0.
    pub fn new() -> Self {
        let settings = use_settings::<TrainSettings>();
        let definition = Memo::new_owning(move |previous: Option<TrainSettings>| {
            settings.with(|settings| settings.definition(previous))
        });
        let generation = Memo::new(move |before: Option<&u32>| {
            definition.track();
            before.map_or(0, |count| count + 1)
        });
        let source = Memo::new(move |_| definition.with(TrainSettings::data_source));
        let data = Memo::new(move |_| source.with(|source| Arc::new(source.dataset())));
        let session = StoredValue::new(new_session(definition, data));
        let past_epoch = RwSignal::new(None);
        Training {
            settings,
            definition,
            generation,
            data,
            session,
            session_generation: StoredValue::new(generation.get_untracked()),
            chosen_speed: RwSignal::new(None),
            prefers_reduced_motion: use_prefers_reduced_motion(),
            preset_epochs: Memo::new(move |_| definition.with(epochs_of_preset)),
            past_epoch,
            drawing: Drawing::new(session, past_epoch),
            next_target: StoredValue::new(DrawTarget::Network(0)),
            replay: Replay::new(),
            goal: StoredValue::new(Goal::Preset(None)),
            pause_target: StoredValue::new(None),
            synced_epoch: StoredValue::new(0),
            last_step: StoredValue::new(0.0),
            last_redraw: StoredValue::new(0.0),
        }
    }

    /// Reads the session, and tracks the redraws of `target`.
    pub fn with<T>(self, target: DrawTarget, read: impl FnOnce(&TrainingSession) -> T) -> T {
        self.drawing.track(target);
        self.session.with_value(read)
    }

    /// Reads the session without tracking it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&TrainingSession) -> T) -> T {
        self.session.with_value(read)
    }

    /// A memo of what `read` computes from the session.
    pub fn memo<T>(
        self,
        target: DrawTarget,
        read: impl Fn(&TrainingSession) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.with(target, &read))
    }

    /// A memo of what `read` computes from the network in a slot; the default if there is no such network.
    pub fn network_memo<T>(self, slot: usize, read: impl Fn(&Trainer) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        self.memo(DrawTarget::Network(slot), move |session| {
            session.networks().get(slot).map(&read).unwrap_or_default()
        })
    }

    /// A memo of what `read` computes from the network in a slot and its record of the shown epoch.
    pub fn record_memo<T>(
        self,
        slot: usize,
        read: impl Fn(&Trainer, &Record) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        self.network_memo(slot, move |trainer| {
            let timeline = trainer.timeline();
            let record = self.past_epoch.get().map_or_else(|| timeline.last(), |epoch| timeline.at(epoch));
            record.map(|record| read(trainer, record)).unwrap_or_default()
        })
    }

    /// The network in a slot at the shown epoch, run forward over what its pictures show.
    pub fn pass(self, slot: usize) -> RwSignal<Option<ForwardPass>> {
        self.drawing.pass(slot)
    }

    /// Whether the run has come to an end, of the networks or of the preset; tracked.
    pub fn is_at_end(self) -> bool {
        let epochs = self.preset_epochs.get();
        self.with(DrawTarget::Overview, |session| !session.can_continue() || session.has_reached(epochs))
    }

    /// The speed of training; tracked.
    pub fn speed(self) -> Speed {
        self.chosen_speed.get().unwrap_or_default()
    }

    /// Redraws everything.
    pub fn draw_all(self) {
        self.drawing.draw_all();
    }

    /// Starts a new session with the present settings, and ends a replay.
    pub fn replace_session(self) {
        self.session.set_value(new_session(self.definition, self.data));
        self.session_generation.set_value(self.generation.get_untracked());
        self.replay.end();
    }

    /// Takes into the session what is set by hand at the present epoch, if the settings differ in nothing else; gives
    /// whether they did.
    pub fn take_edits(self) -> bool {
        let epoch = self.settings.with_untracked(|s| s.epoch);
        let takes = |session: &mut TrainingSession| {
            session.epoch() == epoch
                && self.definition.with_untracked(|settings| session.take_edits(settings))
        };
        let has_taken = self.session.try_update_value(takes) == Some(true);
        if has_taken {
            self.session_generation.set_value(self.generation.get_untracked());
            self.past_epoch.set(None);
            self.end_run();
            self.dispatch_new_events();
        }
        has_taken
    }

    /// The epoch at which the parameters of the network in a slot are set: the present one, also during a replay up to it.
    pub fn edited_epoch(self, slot: usize) -> usize {
        let present = |session: &TrainingSession| session.networks().get(slot).map_or(0, Trainer::epoch);
        self.replay.target().unwrap_or_else(|| self.with_untracked(present))
    }

    /// Makes the epoch of the settings the target of a replay; gives whether there is anything to replay.
    pub fn prepare_replay(self) -> bool {
        let epoch = self.settings.with_untracked(|s| s.epoch);
        self.synced_epoch.set_value(epoch);
        self.last_redraw.set_value(performance_now());
        self.replay.prepare(epoch)
    }

    /// Whether the session is not that of the settings: their definition was changed, or something else has changed
    /// their epoch, as undo or another address does.
    pub fn is_outdated(self) -> bool {
        self.generation.get_untracked() != self.session_generation.get_value()
            || self.settings.with_untracked(|s| s.epoch) != self.synced_epoch.get_value()
    }

    /// Whether a link is being replayed.
    pub fn is_replaying(self) -> bool {
        self.replay.target().is_some()
    }

    /// Returns to the initial weights, and ends a replay.
    pub fn rewind(self) {
        self.past_epoch.set(None);
        self.session.update_value(TrainingSession::rewind);
        self.end_run();
        self.dispatch_new_events();
    }
}

fn new_session(definition: Memo<TrainSettings>, data: Memo<Arc<Dataset>>) -> TrainingSession {
    definition.with_untracked(|settings| TrainingSession::new(settings, &data.get_untracked()))
}
