//! Whether something takes long.

use super::debounce::Debounce;
use leptos::prelude::*;

/// How long one waits without a message, in milliseconds.
const SLOW_AFTER: u64 = 1000;

/// Whether something has been `pending`, which is followed, for so long that a message should tell.
pub fn use_slow(pending: impl Fn() -> bool + Send + Sync + 'static) -> RwSignal<bool> {
    let slow = RwSignal::new(false);
    let patience = Debounce::new(SLOW_AFTER);
    Effect::new(move || {
        slow.set(false);
        if pending() {
            patience.run(move || slow.set(true));
        } else {
            patience.cancel();
        }
    });
    slow
}
