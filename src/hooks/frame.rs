//! The one scheduler: work that is done in small steps, as many in each animation frame as its budget allows.

use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, request_animation_frame_with_handle};
use leptos::prelude::*;

/// Milliseconds by a clock that only goes forward; 0 where there is none.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Work that goes on from frame to frame.
#[derive(Clone, Copy)]
pub struct FrameTask {
    /// Milliseconds of a frame that steps may take.
    budget: f64,
    step: Callback<(), bool>,
    on_frame: Callback<(), bool>,
    request: StoredValue<Option<AnimationFrameRequestHandle>>,
    running: RwSignal<bool>,
}

/// Work that is done before every picture of the page while it runs, for `budget` milliseconds of each frame.
///
/// A `step` is as small a piece of it as there is, and gives whether another can follow at once; there is at least one
/// in a frame. Then `on_frame` shows what has come of them, and gives whether another frame is needed. The work begins
/// with [`FrameTask::start`] and ends with the owner.
pub fn use_frame_task(
    budget: f64,
    step: impl Fn() -> bool + Send + Sync + 'static,
    on_frame: impl Fn() -> bool + Send + Sync + 'static,
) -> FrameTask {
    let task = FrameTask {
        budget,
        step: Callback::new(move |()| step()),
        on_frame: Callback::new(move |()| on_frame()),
        request: StoredValue::new(None),
        running: RwSignal::new(false),
    };
    on_cleanup(move || task.cancel());
    task
}

impl FrameTask {
    /// Whether it is under way, followed by the caller.
    pub fn is_running(self) -> bool {
        self.running.get()
    }

    /// Whether it is under way, not followed.
    pub fn is_running_untracked(self) -> bool {
        self.running.get_untracked()
    }

    /// Goes on with the next frame.
    pub fn start(self) {
        if !self.is_running_untracked() {
            self.running.set(true);
            self.request_frame();
        }
    }

    /// Stops before the next frame.
    pub fn stop(self) {
        self.cancel();
        if self.is_running_untracked() {
            self.running.set(false);
        }
    }

    fn cancel(self) {
        if let Some(Some(request)) = self.request.try_update_value(Option::take) {
            request.cancel();
        }
    }

    fn request_frame(self) {
        let frame = move || {
            // This request is used up: one that is there afterwards is of work that was stopped and started meanwhile.
            self.request.try_update_value(Option::take);
            // The owner may be gone by now, before the work and after it.
            if self.running.try_get_untracked() != Some(true) {
                return;
            }
            let more = self.work();
            let is_requested = self.request.try_with_value(Option::is_some) == Some(true);
            match self.running.try_get_untracked() {
                Some(true) if is_requested => {}
                Some(true) if more => self.request_frame(),
                Some(true) => self.running.set(false),
                _ => {}
            }
        };
        let request = request_animation_frame_with_handle(frame).ok();
        self.request.try_update_value(|present| *present = request);
    }

    /// The work of a frame; gives whether another frame is needed.
    fn work(self) -> bool {
        let began = now();
        while self.step.run(()) && now() - began < self.budget {}
        self.on_frame.run(())
    }
}
