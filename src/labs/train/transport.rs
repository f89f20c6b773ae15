//! Run, pause, step, rewind.

use super::session::TrainingSession;
use super::training::Training;
use crate::hooks::{FrameTask, use_frame_task};
use crate::lab::Lab;
use crate::state::{Command, use_state};
use leptos::prelude::*;

/// Milliseconds of a frame that training may take.
const BUDGET: f64 = 3.5;

/// What runs the session of the lab.
#[derive(Clone, Copy)]
pub struct Transport {
    training: Training,
    task: FrameTask,
}

/// The transport of the lab that the component is part of.
pub fn use_transport() -> Transport {
    expect_context()
}

impl Transport {
    /// The session begins anew whenever its definition changes, and answers the commands of a host. It is replayed up to
    /// the epoch that the settings ask for.
    pub fn new(training: Training) -> Self {
        let state = use_state();
        let task = use_frame_task(BUDGET, move || training.step(), move || training.end_frame());
        let transport = Transport { training, task };
        transport.show_epoch();
        Effect::watch(move || training.definition.track(), move |(), _, _| transport.begin_anew(), false);
        // Undoing a change that has nothing to do with the session leaves it alone.
        Effect::watch(
            move || state.track_replacements(),
            move |(), _, _| {
                if training.is_asked_for_another_epoch() {
                    transport.begin_anew();
                }
            },
            false,
        );
        // After the effects above: it is their session whose epoch is kept. When the lab is gone it would be too late: a
        // change of the settings would then reach views that still stand while the next lab is loaded.
        let is_open = state.memo(|s| s.lab == Lab::Train);
        Effect::watch(
            move || is_open.get(),
            move |is_open, _, _| {
                if !is_open {
                    transport.leave();
                }
            },
            false,
        );
        state.on_command(move |command| match command {
            Command::Run => transport.run(),
            Command::Pause => transport.pause(),
            Command::Reset => transport.rewind(),
        });
        transport
    }

    /// A new session of the present settings.
    fn begin_anew(self) {
        self.task.stop();
        self.training.replace_session();
        self.show_epoch();
    }

    /// Draws a new session, and replays it up to the epoch of the settings.
    fn show_epoch(self) {
        self.training.past.set(None);
        if self.training.take_epoch() {
            self.run();
        }
        self.training.draw_all();
    }

    /// Holds it before the lab is gone and the session with it: the settings keep the epoch, up to which it is replayed
    /// when the lab is opened again. While it is being replayed they have that epoch already.
    fn leave(self) {
        if self.task.is_running_untracked() && !self.training.is_replaying() {
            self.pause();
        }
    }

    /// Whether training is under way, followed by the caller.
    pub fn is_running(self) -> bool {
        self.task.is_running()
    }

    /// Lets it run.
    pub fn run(self) {
        self.training.past.set(None);
        let can_continue = self.training.with_untracked(TrainingSession::can_continue);
        if can_continue && !self.task.is_running_untracked() {
            self.training.begin_run();
            self.task.start();
        }
    }

    /// Holds it, and puts the epoch into the address.
    pub fn pause(self) {
        self.task.stop();
        self.training.end_run();
    }

    /// Lets it run, or holds it.
    pub fn toggle(self) {
        if self.task.is_running_untracked() { self.pause() } else { self.run() }
    }

    /// One batch.
    pub fn step_batch(self) {
        self.change(TrainingSession::step);
    }

    /// One epoch.
    pub fn step_epoch(self) {
        self.change(TrainingSession::finish_epoch);
    }

    /// Back to the initial weights.
    pub fn rewind(self) {
        self.change(TrainingSession::rewind);
    }

    fn change(self, change: impl FnOnce(&mut TrainingSession)) {
        self.task.stop();
        self.training.change(change);
    }

    /// Looks back at an epoch, or at the present; training is held.
    pub fn look_back(self, epoch: usize) {
        if self.task.is_running_untracked() {
            self.pause();
        }
        let last = self.training.with_untracked(TrainingSession::epoch);
        self.training.past.set((epoch < last).then_some(epoch));
    }
}
