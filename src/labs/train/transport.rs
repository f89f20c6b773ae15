//! Run, pause, step, rewind.

use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::training::Training;
use crate::hooks::{FrameTask, use_frame_task};
use crate::state::{Command, use_settings};
use leptos::prelude::*;

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
        let settings = use_settings::<TrainSettings>();
        let transport = Transport { training, task: use_frame_task(move || training.slice()) };
        let definition = settings.memo(|s| {
            let mut definition = s.clone();
            definition.epoch = 0;
            definition
        });
        Effect::new(move |opened: Option<()>| {
            settings.state.track_restored();
            let data = training.data.get();
            definition.with(|definition| {
                if opened.is_some() {
                    transport.task.stop();
                    training.replace_session(definition, &data);
                }
            });
            transport.show_epoch(settings.with_untracked(|s| s.epoch));
        });
        settings.state.on_command(move |command| match command {
            Command::Run => transport.run(),
            Command::Pause => transport.pause(),
            Command::Reset => transport.rewind(),
        });
        transport
    }

    /// Draws a new session, and replays it up to an epoch.
    fn show_epoch(self, epoch: usize) {
        self.training.past.set(None);
        if epoch > 0 {
            self.training.set_replay(epoch);
            self.run();
        }
        self.training.draw_all();
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
            self.training.begin_slices();
            self.task.start();
        }
    }

    /// Holds it, and puts the epoch into the address.
    pub fn pause(self) {
        self.task.stop();
        self.training.end_slices();
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
