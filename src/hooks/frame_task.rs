//! The one scheduler: work in small steps, as many per animation frame as its time budget allows.

use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, request_animation_frame_with_handle};
use leptos::prelude::*;

/// Milliseconds of the monotonic clock `performance.now()`; 0 where there is none.
pub fn performance_now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Work that continues from frame to frame.
#[derive(Clone, Copy)]
pub struct FrameTask {
    /// Milliseconds per frame that steps may take.
    budget: f64,
    step: Callback<(), bool>,
    on_frame: Callback<(), bool>,
    request: StoredValue<Option<AnimationFrameRequestHandle>>,
    running: RwSignal<bool>,
}

/// Work in animation frames, for `budget` milliseconds of each frame.
///
/// `step` does the smallest unit of work and returns whether another may follow at once; every frame has at least one.
/// Then `on_frame` shows the result and returns whether another frame is needed. The work begins with
/// [`FrameTask::start`] and is cancelled when the owner is disposed.
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
    /// Whether it is running; tracked.
    pub fn is_running(self) -> bool {
        self.running.get()
    }

    /// Whether it is running; untracked.
    pub fn is_running_untracked(self) -> bool {
        self.running.get_untracked()
    }

    /// Starts with the next frame.
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
            // This request is done. If there is one after `work`, the task was stopped and started again by it.
            self.request.try_update_value(Option::take);
            // The owner may have been disposed, before the work or by it.
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

    /// The work of one frame; returns whether another frame is needed.
    fn work(self) -> bool {
        let start = performance_now();
        while self.step.run(()) && performance_now() - start < self.budget {}
        self.on_frame.run(())
    }
}
