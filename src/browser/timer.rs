//! Doing something once a series of calls has paused.

use super::window;
use crate::reactive::*;
use wasm_bindgen::prelude::*;

/// Milliseconds by a clock that only goes forward; 0 where there is none.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// The timer that runs, and what it will call.
type Pending = (i32, Closure<dyn FnMut()>);

/// Runs the last of a series of closures after a pause.
#[derive(Clone, Copy)]
pub struct Debounce {
    pending: StoredValue<Option<Pending>>,
    pause: i32,
}

impl Debounce {
    /// With this pause in milliseconds.
    pub fn new(milliseconds: i32) -> Self {
        let debounce = Debounce { pending: StoredValue::new(None), pause: milliseconds };
        on_cleanup(move || debounce.cancel());
        debounce
    }

    /// Runs `then` after the pause, unless called again or cancelled before.
    pub fn run(&self, then: impl FnOnce() + 'static) {
        self.cancel();
        let is_kept = self.pending.try_update_value(|_| ()).is_some();
        // Nothing is done for a lab that has gone.
        let Some(window) = window().filter(|_| is_kept) else { return };
        let then = Closure::once(then);
        let call = then.as_ref().unchecked_ref();
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, self.pause);
        self.pending.set_value(timer.ok().map(|timer| (timer, then)));
    }

    /// Drops what is pending.
    pub fn cancel(&self) {
        if let (Some(window), Some(Some(timer))) = (window(), self.pending.try_update_value(Option::take)) {
            window.clear_timeout_with_handle(timer.0);
        }
    }
}
