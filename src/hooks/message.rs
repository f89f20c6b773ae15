//! A message that goes by itself.

use super::debounce::Debounce;
use leptos::prelude::*;

/// How long a message stays, in milliseconds.
const DURATION: u64 = 4000;

/// A text that is shown for a moment, such as the outcome of a copy.
#[derive(Clone, Copy)]
pub struct Message {
    /// The text; empty while nothing is shown.
    pub text: RwSignal<String>,
    /// Clears it. There is one timer for a text: each message stays its whole time, whatever was shown before.
    clear: Debounce,
}

/// A message that is not shown yet.
pub fn use_message() -> Message {
    Message { text: RwSignal::new(String::new()), clear: Debounce::new(DURATION) }
}

impl Message {
    /// Shows a text, and clears it after a while; nothing happens if the component is gone.
    pub fn show(self, text: impl Into<String>) {
        if self.text.try_set(text.into()).is_none() {
            self.clear.run(move || self.text.set(String::new()));
        }
    }
}
