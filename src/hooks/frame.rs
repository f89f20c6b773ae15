//! The one scheduler: work that is done in slices, one in each animation frame.

use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, request_animation_frame_with_handle};
use leptos::prelude::*;

/// Milliseconds by a clock that only goes forward; 0 where there is none.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Work that goes on from frame to frame.
#[derive(Clone, Copy)]
pub struct FrameTask {
    slice: Callback<(), bool>,
    request: StoredValue<Option<AnimationFrameRequestHandle>>,
    running: RwSignal<bool>,
}

/// Work that does one `slice` before every picture of the page while it runs. A slice gives whether there is more to
/// do. The work begins with [`FrameTask::start`] and ends with the owner.
pub fn use_frame_task(slice: impl Fn() -> bool + Send + Sync + 'static) -> FrameTask {
    let slice = Callback::new(move |()| slice());
    let task = FrameTask { slice, request: StoredValue::new(None), running: RwSignal::new(false) };
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

    /// Stops before the next slice.
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
            // The owner may be gone by now, and a slice may stop its own task.
            if self.running.try_get_untracked() != Some(true) {
                return;
            }
            let more = self.slice.run(());
            match self.running.try_get_untracked() {
                Some(true) if more => self.request_frame(),
                Some(true) => self.running.set(false),
                _ => {}
            }
        };
        let request = request_animation_frame_with_handle(frame).ok();
        self.request.try_update_value(|present| *present = request);
    }
}
