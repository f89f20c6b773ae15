//! Doing something once a series of calls has paused.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Runs the last of a series of closures after a pause, unless the owner is gone by then.
#[derive(Clone, Copy)]
pub struct Debounce {
    pending: StoredValue<Option<TimeoutHandle>>,
    pause: Duration,
}

impl Debounce {
    /// With this pause in milliseconds.
    pub fn new(milliseconds: u64) -> Self {
        let debounce =
            Debounce { pending: StoredValue::new(None), pause: Duration::from_millis(milliseconds) };
        on_cleanup(move || {
            debounce.cancel();
        });
        debounce
    }

    /// Runs `then` after the pause, unless called again or cancelled before.
    pub fn run(&self, then: impl FnOnce() + 'static) {
        self.cancel();
        let pending = self.pending;
        let when_due = move || {
            if pending.try_update_value(Option::take).is_some() {
                then();
            }
        };
        let handle = set_timeout_with_handle(when_due, self.pause).ok();
        pending.try_update_value(|pending| *pending = handle);
    }

    /// Drops what is pending; `false` if there is nothing.
    pub fn cancel(&self) -> bool {
        let pending = self.pending.try_update_value(Option::take).flatten();
        pending.map(|handle| handle.clear()).is_some()
    }
}
