//! Debouncing of calls.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Runs the last of a series of closures after a pause, unless the reactive owner is disposed before.
#[derive(Clone, Copy)]
pub struct Debounce {
    pending: StoredValue<Option<TimeoutHandle>>,
    pause: Duration,
}

impl Debounce {
    /// A debounce with this pause in milliseconds.
    pub fn new(milliseconds: u64) -> Self {
        let debounce =
            Debounce { pending: StoredValue::new(None), pause: Duration::from_millis(milliseconds) };
        on_cleanup(move || {
            debounce.cancel();
        });
        debounce
    }

    /// Runs `action` after the pause, unless called again or cancelled before.
    pub fn run(&self, action: impl FnOnce() + 'static) {
        self.cancel();
        let pending = self.pending;
        let on_timeout = move || {
            if pending.try_update_value(Option::take).is_some() {
                action();
            }
        };
        let handle = set_timeout_with_handle(on_timeout, self.pause).ok();
        pending.try_update_value(|pending| *pending = handle);
    }

    /// Cancels the pending call; `false` if there is none.
    pub fn cancel(&self) -> bool {
        let pending = self.pending.try_update_value(Option::take).flatten();
        pending.map(|handle| handle.clear()).is_some()
    }
}
