//! Doing something once a series of calls has paused.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// Milliseconds by a clock that only goes forward; 0 where there is none.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}

/// Runs the last of a series of closures after a pause.
#[derive(Clone, Copy)]
pub struct Debounce {
    pending: StoredValue<Option<TimeoutHandle>>,
    pause: Duration,
}

impl Debounce {
    /// With this pause in milliseconds.
    pub fn new(milliseconds: u64) -> Self {
        let pending = StoredValue::new(None);
        let debounce = Debounce { pending, pause: Duration::from_millis(milliseconds) };
        on_cleanup(move || debounce.cancel());
        debounce
    }

    /// Runs `then` after the pause, unless called again or cancelled before.
    pub fn run(&self, then: impl FnOnce() + 'static) {
        self.cancel();
        let handle = set_timeout_with_handle(then, self.pause).ok();
        self.pending.try_set_value(handle);
    }

    /// Drops what is pending.
    pub fn cancel(&self) {
        if let Some(Some(handle)) = self.pending.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
