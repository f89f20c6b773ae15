//! Runs the training session: run, pause, step, rewind, replay.

use super::session::TrainingSession;
use super::training::{Goal, Training};
use crate::hooks::{FrameTask, use_frame_task};
use crate::lab::Lab;
use crate::state::{Command, use_state};
use leptos::prelude::*;

/// Milliseconds of a frame for training.
const BUDGET: f64 = 3.5;

/// Runs the training session of the lab.
#[derive(Clone, Copy)]
pub struct Transport {
    training: Training,
    task: FrameTask,
}

/// The transport of the lab that contains the component.
pub fn use_transport() -> Transport {
    expect_context()
}

impl Transport {
    /// Restarts the session whenever its definition changes, answers the commands of the host, and replays the session
    /// up to the epoch of the settings.
    pub fn new(training: Training) -> Self {
        let state = use_state();
        let task = use_frame_task(BUDGET, move || training.step(), move || training.end_frame());
        let transport = Transport { training, task };
        transport.replay();
        let follow = move |(): &(), _: Option<&()>, _: Option<()>| transport.follow_settings();
        Effect::watch(move || training.definition.track(), follow, false);
        Effect::watch(move || state.track_replacements(), follow, false);
        // For undo and `popstate`, which open another lab without `Command::Leave`. After the effects above, which may
        // have replaced the session, and before the disposal of the lab, when its views could not be updated any more.
        let is_open = state.memo(|s| s.lab == Lab::Train);
        Effect::watch(
            move || is_open.get(),
            move |is_open, _, _| {
                if !is_open {
                    transport.pause_unless_replaying();
                }
            },
            false,
        );
        state.on_command(move |command| {
            // A command may come before the effects of the change that it follows.
            if command != Command::Leave {
                transport.follow_settings();
            }
            match command {
                Command::Run => transport.run(),
                Command::Pause => transport.pause(),
                Command::Reset => transport.rewind(),
                Command::Leave => transport.pause_unless_replaying(),
            }
        });
        transport
    }

    /// Restarts if the session is not that of the settings any more, unless these differ by what is set by hand now.
    fn follow_settings(self) {
        if !self.training.is_outdated() {
            return;
        }
        if self.is_running_untracked() || !self.training.take_edits() {
            self.restart();
        }
    }

    /// Starts a new session with the present settings, and trains it up to their epoch.
    pub fn restart(self) {
        self.task.stop();
        self.training.replace_session();
        self.replay();
    }

    /// Draws a new session, and replays it up to the epoch of the settings.
    fn replay(self) {
        self.training.past_epoch.set(None);
        if self.training.prepare_replay() {
            self.run();
        }
        self.training.draw_all();
    }

    /// Pauses when another lab is opened, or a parameter is to be set by hand, so that the settings and the address keep
    /// the epoch: the session is replayed up to it if it is begun again. During a replay they have it already.
    pub fn pause_unless_replaying(self) {
        if self.task.is_running_untracked() && !self.training.is_replaying() {
            self.pause();
        }
    }

    /// To be called before a parameter is set by hand: it is set at the epoch of the settings, which is the present one.
    pub fn prepare_edit(self) {
        if self.training.replay.question.get_untracked().is_some() {
            self.stay();
        } else {
            self.pause_unless_replaying();
        }
    }

    /// Whether training runs; tracked.
    pub fn is_running(self) -> bool {
        self.task.is_running()
    }

    /// Whether training runs; untracked.
    pub fn is_running_untracked(self) -> bool {
        self.task.is_running_untracked()
    }

    /// Whether the run has come to an end; tracked.
    pub fn has_ended(self) -> bool {
        !self.is_running() && self.training.is_at_end()
    }

    /// Goes on with a long replay, to the epoch of the link.
    pub fn replay_to_end(self) {
        self.training.replay.question.set(None);
        self.task.start();
    }

    /// Ends a long replay: the present epoch is that of the settings.
    pub fn stay(self) {
        self.training.end_run();
    }

    /// Runs the training.
    pub fn run(self) {
        if self.training.replay.question.get_untracked().is_some() {
            self.stay();
        }
        let can_continue = self.training.with_untracked(TrainingSession::can_continue);
        if can_continue && !self.task.is_running_untracked() {
            self.begin(Goal::Preset(self.training.preset_epochs.get_untracked()));
        }
    }

    fn begin(self, goal: Goal) {
        if self.training.begin_run(goal) {
            self.task.start();
        }
    }

    /// Pauses the training, and writes its epoch to the settings.
    pub fn pause(self) {
        self.task.stop();
        self.training.end_run();
    }

    /// Runs or pauses the training.
    pub fn toggle(self) {
        if self.task.is_running_untracked() { self.pause() } else { self.run() }
    }

    /// Trains on one batch.
    pub fn step_batch(self) {
        self.task.stop();
        self.begin(Goal::Batch);
    }

    /// Trains to the end of the present epoch.
    pub fn step_epoch(self) {
        self.task.stop();
        self.begin(Goal::Epoch);
    }

    /// Returns to the initial weights.
    pub fn rewind(self) {
        self.task.stop();
        self.training.rewind();
    }

    /// Pauses, and shows the networks as they were at an epoch.
    pub fn show_epoch(self, epoch: usize) {
        if self.task.is_running_untracked() {
            self.pause();
        }
        let (last, recorded) =
            self.training.with_untracked(|session| (session.epoch(), session.recorded_epoch(epoch)));
        self.training.past_epoch.set((epoch < last).then_some(recorded));
    }
}
