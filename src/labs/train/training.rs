//! The training session of the lab as signals, for the components that read it and for the transport that runs it.

use super::draw_target::DrawTarget;
use super::forward_pass::ForwardPass;
use super::presets::epochs_of_preset;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::speed::Speed;
use crate::hooks::{performance_now, use_prefers_reduced_motion};
use crate::host;
use crate::state::{Branch, MAX_NETWORKS, use_settings};
use crate::workers::Progress;
use engine::nn::{Dataset, Record, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds between redraws if the visitor prefers reduced motion.
const CALM_INTERVAL: f64 = 1000.0;

/// Milliseconds that a step of all networks may take before it is continued in the next frame.
const SLICE: f64 = 8.0;

/// Milliseconds of training after which the whole time of a replay is estimated.
const ESTIMATED_AFTER: f64 = 500.0;

/// The seconds that a replay may take without asking.
const LONGEST_REPLAY: u64 = 10;

/// The measurement of how fast a replay is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum ReplayTiming {
    /// It begins with the next frame: the first one has the start of the page in it.
    Due,
    /// It began at this time, after this number of steps.
    Since(f64, usize),
    /// The replay has been estimated.
    Done,
}

/// A link whose epoch takes long to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LongReplay {
    /// The epoch of the link.
    pub epoch: usize,
    /// The seconds that are left.
    pub seconds: u64,
}

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
    /// Updated untracked; `redraw` notifies its readers.
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
    redraw: [Trigger; DrawTarget::COUNT],
    passes: [Memo<Option<ForwardPass>>; MAX_NETWORKS],
    next_target: StoredValue<DrawTarget>,
    /// The epoch up to which a link is replayed at top speed.
    replay_target: StoredValue<Option<usize>>,
    /// The replay about which the visitor is asked; it goes on if they consent.
    pub long_replay: RwSignal<Option<LongReplay>>,
    /// From when on the replay is timed.
    replay_timing: StoredValue<ReplayTiming>,
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
        let redraw = [(); DrawTarget::COUNT].map(|()| Trigger::new());
        // A memo is lazy: hidden networks are not run forward.
        let pass = |slot: usize| {
            Memo::new_owning(move |previous: Option<Option<ForwardPass>>| {
                redraw[slot].track();
                let epoch = past_epoch.get();
                let pass =
                    session.with_value(|session| ForwardPass::new(session, slot, epoch, previous.flatten()));
                (pass, true)
            })
        };
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
            redraw,
            passes: std::array::from_fn(pass),
            next_target: StoredValue::new(DrawTarget::Network(0)),
            replay_target: StoredValue::new(None),
            long_replay: RwSignal::new(None),
            replay_timing: StoredValue::new(ReplayTiming::Done),
            pause_target: StoredValue::new(None),
            synced_epoch: StoredValue::new(0),
            last_step: StoredValue::new(0.0),
            last_redraw: StoredValue::new(0.0),
        }
    }

    /// Reads the session, and tracks the redraws of `target`.
    pub fn with<T>(self, target: DrawTarget, read: impl FnOnce(&TrainingSession) -> T) -> T {
        self.redraw[target.index()].track();
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
    pub fn pass(self, slot: usize) -> Memo<Option<ForwardPass>> {
        self.passes[slot]
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
        for target in self.redraw {
            target.notify();
        }
    }

    /// Starts a new session with the present settings, and ends a replay.
    pub fn replace_session(self) {
        self.session.set_value(new_session(self.definition, self.data));
        self.session_generation.set_value(self.generation.get_untracked());
        self.replay_target.set_value(None);
        self.long_replay.set(None);
    }

    /// Makes the epoch of the settings the target of a replay; gives whether there is anything to replay.
    pub fn prepare_replay(self) -> bool {
        let epoch = self.settings.with_untracked(|s| s.epoch);
        self.synced_epoch.set_value(epoch);
        self.replay_target.set_value((epoch > 0).then_some(epoch));
        self.replay_timing.set_value(ReplayTiming::Due);
        epoch > 0
    }

    /// Whether the session is not that of the settings: their definition was changed, or something else has changed
    /// their epoch, as undo or another address does.
    pub fn is_outdated(self) -> bool {
        self.generation.get_untracked() != self.session_generation.get_value()
            || self.settings.with_untracked(|s| s.epoch) != self.synced_epoch.get_value()
    }

    /// Whether a link is being replayed.
    pub fn is_replaying(self) -> bool {
        self.replay_target.get_value().is_some()
    }

    /// Changes the session by a command of the visitor, and ends a replay.
    pub fn change(self, change: impl FnOnce(&mut TrainingSession)) {
        self.past_epoch.set(None);
        let events = self.session.try_update_value(|session| {
            change(session);
            session.new_events()
        });
        self.end_run();
        self.dispatch(events.unwrap_or_default());
    }

    /// To be called before the first step of a run.
    pub fn begin_run(self) {
        self.last_step.set_value(performance_now());
        self.next_target.set_value(DrawTarget::Network(0));
        // A run that begins at the end of the preset, or beyond it, goes on.
        let is_ahead = |epochs: &usize| self.with_untracked(|session| !session.has_reached(Some(*epochs)));
        self.pause_target.set_value(self.preset_epochs.get_untracked().filter(is_ahead));
    }

    /// To be called after the last step of a run: writes the epoch to the settings, and redraws everything.
    pub fn end_run(self) {
        self.replay_target.set_value(None);
        self.long_replay.set(None);
        let epoch = self.with_untracked(TrainingSession::epoch);
        self.synced_epoch.set_value(epoch);
        self.settings.update_transient(|s| s.epoch = epoch);
        self.draw_all();
    }

    /// Takes a step if one is due by now, or a part of it if it takes long; gives whether it did.
    pub fn step(self) -> bool {
        let now = performance_now();
        let seconds = (now - self.last_step.get_value()).clamp(0.0, 100.0) / 1000.0;
        self.last_step.set_value(now);
        let until = self.run_target();
        let speed = if self.is_replaying() { Speed::Top } else { untrack(|| self.speed()) };
        let works = self.session.try_update_value(|session| {
            session.add_due_steps(speed.steps(seconds, session.batches_per_epoch()));
            let mut works = session.advance_due_step(until);
            while session.is_within_step() && performance_now() - now < SLICE {
                works = session.advance_due_step(until);
            }
            works
        });
        works == Some(true)
    }

    /// Redraws the target of this frame, or everything at the end of the run, and dispatches new events; gives whether
    /// the run goes on. Nothing is drawn while networks are one batch apart.
    pub fn end_frame(self) -> bool {
        if self.with_untracked(TrainingSession::is_within_step) {
            return true;
        }
        if let Some(replay) = self.find_long_replay() {
            self.long_replay.set(Some(replay));
            self.draw_all();
            return false;
        }
        let until = self.run_target();
        let (more, networks, events) = self
            .session
            .try_update_value(|session| {
                session.drop_due_steps();
                let more = session.can_continue() && !session.has_reached(until);
                (more, session.networks().len(), session.new_events())
            })
            .unwrap_or_default();
        if more {
            self.draw_frame(networks);
        } else {
            self.end_run();
        }
        self.dispatch(events);
        more
    }

    /// The present replay, if it is now to be estimated and takes too long without asking.
    fn find_long_replay(self) -> Option<LongReplay> {
        let epoch = self.replay_target.get_value()?;
        let (now, steps) = (performance_now(), self.with_untracked(TrainingSession::steps));
        let (start, steps_before) = match self.replay_timing.get_value() {
            ReplayTiming::Done => return None,
            ReplayTiming::Since(start, before) => (start, before),
            ReplayTiming::Due => {
                self.replay_timing.set_value(ReplayTiming::Since(now, steps));
                return None;
            }
        };
        if now - start < ESTIMATED_AFTER || steps == steps_before {
            return None;
        }
        self.replay_timing.set_value(ReplayTiming::Done);
        let all = epoch * self.with_untracked(TrainingSession::batches_per_epoch);
        let units = all.saturating_sub(steps_before);
        let seconds = Progress::new(steps - steps_before, units, now - start).seconds_left?;
        (seconds > LONGEST_REPLAY).then_some(LongReplay { epoch, seconds })
    }

    /// The epoch at which the run ends.
    fn run_target(self) -> Option<usize> {
        self.replay_target.get_value().or(self.pause_target.get_value())
    }

    /// Redraws the target of this frame; once in a while everything, if the visitor prefers reduced motion and has not
    /// chosen a speed.
    fn draw_frame(self, networks: usize) {
        if self.prefers_reduced_motion.get_untracked() && self.chosen_speed.get_untracked().is_none() {
            let now = performance_now();
            if now - self.last_redraw.get_value() >= CALM_INTERVAL {
                self.last_redraw.set_value(now);
                self.draw_all();
            }
        } else {
            let target = self.next_target.get_value();
            self.next_target.set_value(target.next(networks));
            self.redraw[target.index()].notify();
        }
    }

    /// Dispatches events to the host.
    fn dispatch(self, events: Vec<host::Event>) {
        let host = self.settings.state.host;
        for event in events {
            host.emit(event);
        }
    }
}

fn new_session(definition: Memo<TrainSettings>, data: Memo<Arc<Dataset>>) -> TrainingSession {
    definition.with_untracked(|settings| TrainingSession::new(settings, &data.get_untracked()))
}
