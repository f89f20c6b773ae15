//! Whether loading takes long enough for a message.

use super::debounce::Debounce;
use leptos::prelude::*;

/// Milliseconds before a message is shown.
const SLOW_MS: u64 = 1000;

/// Whether `pending`, which is tracked, has been true for longer than [`SLOW_MS`].
pub fn use_is_slow(pending: impl Fn() -> bool + Send + Sync + 'static) -> RwSignal<bool> {
    let slow = RwSignal::new(false);
    let timer = Debounce::new(SLOW_MS);
    Effect::new(move || {
        slow.set(false);
        if pending() {
            timer.run(move || slow.set(true));
        } else {
            timer.cancel();
        }
    });
    slow
}
