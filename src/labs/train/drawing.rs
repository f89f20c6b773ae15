//! Draws the session, a part at a time: a network is run forward in parts, and then drawn in a frame of its own.

use super::draw_target::DrawTarget;
use super::forward_pass::ForwardPass;
use super::session::TrainingSession;
use crate::hooks::{FrameTask, use_frame_task};
use crate::state::MAX_NETWORKS;
use engine::nn::Budget;
use leptos::prelude::*;
use std::collections::VecDeque;

/// Milliseconds of a frame for running networks forward.
const SLICE: f64 = 8.0;

/// The drawing of the session: at once if its networks are small, and in frames to come what takes longer.
#[derive(Clone, Copy)]
pub struct Drawing {
    work: DrawingWork,
    task: FrameTask,
}

/// What is drawn, and what is to be drawn.
#[derive(Clone, Copy)]
struct DrawingWork {
    session: StoredValue<TrainingSession>,
    past_epoch: RwSignal<Option<usize>>,
    redraw: [Trigger; DrawTarget::COUNT],
    passes: [RwSignal<Option<ForwardPass>>; MAX_NETWORKS],
    queue: StoredValue<DrawQueue>,
}

#[derive(Default)]
struct DrawQueue {
    due: VecDeque<DrawTarget>,
    /// A pass in progress, of the network in this slot.
    pass: Option<(usize, ForwardPass)>,
    /// A pass that is not shown any more, for its buffers.
    spare: Option<ForwardPass>,
}

impl DrawQueue {
    fn add(&mut self, target: DrawTarget) {
        if !self.due.contains(&target) {
            self.due.push_back(target);
        }
    }

    fn is_empty(&self) -> bool {
        self.due.is_empty() && self.pass.is_none()
    }

    /// Drops the pass in progress, so that it is begun anew.
    fn drop_pass(&mut self) {
        if let Some((_, pass)) = self.pass.take() {
            self.spare = Some(pass);
        }
    }
}

impl Drawing {
    /// Nothing is drawn yet.
    pub fn new(session: StoredValue<TrainingSession>, past_epoch: RwSignal<Option<usize>>) -> Self {
        let work = DrawingWork {
            session,
            past_epoch,
            redraw: [(); DrawTarget::COUNT].map(|()| Trigger::new()),
            passes: [(); MAX_NETWORKS].map(|()| RwSignal::new(None)),
            queue: StoredValue::new(DrawQueue::default()),
        };
        // What is shown in a frame is drawn by effects at its end.
        let step = move || !work.advance(&mut Budget::part()) && work.is_pending();
        let drawing = Drawing { work, task: use_frame_task(SLICE, step, move || work.is_pending()) };
        let shown_epoch = Memo::new(move |_| past_epoch.get());
        Effect::watch(move || shown_epoch.get(), move |_, _, _| drawing.draw_networks(), false);
        drawing
    }

    /// Tracks the drawing of a target.
    pub fn track(self, target: DrawTarget) {
        self.work.redraw[target.index()].track();
    }

    /// The network in a slot at the shown epoch, run forward over what its pictures show.
    pub fn pass(self, slot: usize) -> RwSignal<Option<ForwardPass>> {
        self.work.passes[slot]
    }

    /// Whether something is still to be drawn.
    pub fn is_pending(self) -> bool {
        self.work.is_pending()
    }

    /// Draws a target.
    pub fn draw(self, target: DrawTarget) {
        self.work.queue.update_value(|queue| queue.add(target));
        self.begin();
    }

    /// Draws all, after a change of the session.
    pub fn draw_all(self) {
        self.work.queue.update_value(DrawQueue::drop_pass);
        self.work.queue.update_value(|queue| queue.add(DrawTarget::Overview));
        self.draw_networks();
    }

    fn draw_networks(self) {
        let add = |queue: &mut DrawQueue| {
            (0..MAX_NETWORKS).for_each(|slot| queue.add(DrawTarget::Network(slot)));
        };
        self.work.queue.update_value(add);
        self.begin();
    }

    fn begin(self) {
        let mut budget = Budget::action();
        while !budget.is_spent() && self.work.has_due() {
            self.work.advance(&mut budget);
        }
        if self.is_pending() {
            self.task.start();
        }
    }
}

impl DrawingWork {
    /// Whether something is still to be drawn.
    fn has_due(self) -> bool {
        self.queue.try_with_value(|queue| !queue.is_empty()) == Some(true)
    }

    /// Whether something is still to be drawn, or networks are still to begin.
    fn is_pending(self) -> bool {
        self.has_due() || self.session.try_with_value(TrainingSession::has_begun) == Some(false)
    }

    /// Does a part of what is to be drawn; gives whether something is shown.
    fn advance(self, budget: &mut Budget) -> bool {
        if let Some((slot, pass)) = self.queue.try_update_value(|queue| queue.pass.take()).flatten() {
            return self.advance_pass(slot, pass, budget);
        }
        match self.queue.try_update_value(|queue| queue.due.pop_front()).flatten() {
            Some(DrawTarget::Overview) => {
                self.redraw[DrawTarget::Overview.index()].notify();
                true
            }
            Some(DrawTarget::Network(slot)) => {
                let spare = self.queue.try_update_value(|queue| queue.spare.take()).flatten();
                let epoch = self.past_epoch.get_untracked();
                let begin = |session: &TrainingSession| ForwardPass::begin(session, slot, epoch, spare);
                match self.session.with_value(begin) {
                    Some(pass) => {
                        budget.spend(pass.work_of_buffers());
                        self.queue.update_value(|queue| queue.pass = Some((slot, pass)));
                        false
                    }
                    None => {
                        self.show(slot, None);
                        false
                    }
                }
            }
            None => {
                self.begin_networks(budget);
                false
            }
        }
    }

    fn advance_pass(self, slot: usize, mut pass: ForwardPass, budget: &mut Budget) -> bool {
        // What has spent the budget is shown by the next part: drawing it takes time of its own.
        let is_done = pass.advance(budget) && !budget.is_spent();
        if is_done {
            budget.spend(pass.work_of_drawing());
            self.show(slot, Some(pass));
        } else {
            self.queue.update_value(|queue| queue.pass = Some((slot, pass)));
        }
        is_done
    }

    /// Shows the network of a slot, or none; the pass that was shown is kept for its buffers.
    fn show(self, slot: usize, pass: Option<ForwardPass>) {
        let before = self.passes[slot].try_update(|shown| std::mem::replace(shown, pass)).flatten();
        self.queue.update_value(|queue| queue.spare = before.or(queue.spare.take()));
        self.redraw[slot].notify();
    }

    /// Does a part of the beginning of a network. One that has begun is drawn.
    fn begin_networks(self, budget: &mut Budget) {
        let advance = |session: &mut TrainingSession| {
            let before = session.networks().len();
            session.advance_beginning(budget);
            (before..session.networks().len(), session.has_begun())
        };
        let Some((begun, all)) = self.session.try_update_value(advance) else { return };
        self.queue.update_value(|queue| {
            begun.for_each(|slot| queue.add(DrawTarget::Network(slot)));
            if all {
                queue.add(DrawTarget::Overview);
            }
        });
    }
}
