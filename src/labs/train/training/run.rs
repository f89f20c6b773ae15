//! A run of the session: its steps in frames, its drawing, its end.

use super::super::draw_target::DrawTarget;
use super::super::session::TrainingSession;
use super::super::speed::Speed;
use super::Training;
use crate::hooks::performance_now;
use engine::nn::Budget;
use leptos::prelude::*;

/// Milliseconds between redraws during a replay, or if the visitor prefers reduced motion.
const CALM_INTERVAL: f64 = 1000.0;

/// Milliseconds that a step of all networks may take before it is continued in the next frame.
const SLICE: f64 = 8.0;

/// What ends a run, besides the end of training and the visitor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// The epoch of the preset, if any.
    Preset(Option<usize>),
    /// One more epoch, as fast as possible.
    Epoch,
    /// One more batch.
    Batch,
}

impl Training {
    /// To be called before the first step of a run. Gives whether there is one to take in frames: a step of small networks
    /// is taken at once.
    pub fn begin_run(self, goal: Goal) -> bool {
        self.past_epoch.set(None);
        self.goal.set_value(goal);
        self.last_step.set_value(performance_now());
        self.next_target.set_value(DrawTarget::Network(0));
        let next_epoch = self.with_untracked(TrainingSession::epoch) + 1;
        self.pause_target.set_value(match goal {
            // A run that begins at the end of the preset, or beyond it, goes on.
            Goal::Preset(epoch) => epoch.filter(|epoch| next_epoch <= *epoch),
            Goal::Epoch => Some(next_epoch),
            Goal::Batch => None,
        });
        if let Goal::Preset(_) = goal {
            return true;
        }
        self.replay.end();
        let until = self.run_target();
        let steps = if goal == Goal::Batch { 1.0 } else { f64::INFINITY };
        self.session.update_value(|session| {
            session.set_due_steps(steps);
            let mut budget = Budget::action();
            while !budget.is_spent() && session.advance_due_step(until, &mut budget) {}
        });
        self.continue_or_end()
    }

    /// To be called after the last step of a run: writes the epoch to the settings, and redraws everything.
    pub fn end_run(self) {
        self.replay.end();
        let epoch = self.with_untracked(TrainingSession::epoch);
        self.synced_epoch.set_value(epoch);
        self.settings.update_transient(|s| s.epoch = epoch);
        self.draw_all();
    }

    /// Takes a step if one is due by now, or a part of it if it takes long; gives whether another may follow in this
    /// frame.
    pub fn step(self) -> bool {
        let now = performance_now();
        let seconds = (now - self.last_step.get_value()).clamp(0.0, 100.0) / 1000.0;
        self.last_step.set_value(now);
        let (until, goal) = (self.run_target(), self.goal.get_value());
        let speed = match goal {
            Goal::Preset(_) if !self.is_replaying() => untrack(|| self.speed()),
            _ => Speed::Top,
        };
        let works = self.session.try_update_value(|session| {
            if goal != Goal::Batch {
                session.add_due_steps(speed.steps(seconds, session.batches_per_epoch()));
            }
            let continues = session.is_within_step();
            while session.advance_due_step(until, &mut Budget::part()) {
                if !session.is_within_step() {
                    // The end of a frame follows the end of a step that has taken several.
                    return !continues;
                }
                if performance_now() - now >= SLICE {
                    break;
                }
            }
            false
        });
        works == Some(true)
    }

    /// Redraws the target of this frame, or everything at the end of the run, and dispatches new events; gives whether
    /// the run goes on. Nothing is drawn while networks are one batch apart.
    pub fn end_frame(self) -> bool {
        if self.with_untracked(TrainingSession::is_within_step) {
            return true;
        }
        if let Some(replay) = self.with_untracked(|session| self.replay.find_long(session)) {
            self.replay.question.set(Some(replay));
            self.draw_all();
            return false;
        }
        self.continue_or_end()
    }

    /// Draws a frame of the run if it goes on, and ends it if it does not; gives whether it does.
    fn continue_or_end(self) -> bool {
        let (until, goal) = (self.run_target(), self.goal.get_value());
        let more = self.session.try_update_value(|session| {
            session.drop_due_steps();
            match goal {
                Goal::Batch => session.has_due_step(until),
                Goal::Preset(_) | Goal::Epoch => session.can_continue() && !session.has_reached(until),
            }
        });
        let more = more == Some(true);
        if more {
            self.draw_frame();
        } else {
            self.end_run();
        }
        self.dispatch_new_events();
        more
    }

    /// The epoch at which the run ends.
    fn run_target(self) -> Option<usize> {
        self.replay.target().or(self.pause_target.get_value())
    }

    /// Redraws the target of this frame, unless the one before is still being drawn; once in a while everything during a
    /// replay, or if the visitor prefers reduced motion and has not chosen a speed.
    fn draw_frame(self) {
        let is_calm =
            self.prefers_reduced_motion.get_untracked() && self.chosen_speed.get_untracked().is_none();
        if is_calm || self.is_replaying() {
            let now = performance_now();
            if now - self.last_redraw.get_value() >= CALM_INTERVAL {
                self.last_redraw.set_value(now);
                self.draw_all();
            }
        } else if !self.drawing.is_pending() {
            let (target, networks) =
                (self.next_target.get_value(), self.with_untracked(|session| session.networks().len()));
            self.next_target.set_value(target.next(networks));
            self.drawing.draw(target);
        }
    }

    /// Dispatches new events to the host.
    pub(super) fn dispatch_new_events(self) {
        let events = self.session.try_update_value(TrainingSession::new_events).unwrap_or_default();
        let host = self.settings.state.host;
        for event in events {
            host.emit(event);
        }
    }
}
