//! A message that disappears after a while.

use super::debounce::Debounce;
use leptos::prelude::*;

/// How long a message stays, in milliseconds.
const MESSAGE_MS: u64 = 4000;

/// A text that is shown for a moment, such as the outcome of a copy.
#[derive(Clone, Copy)]
pub struct Message {
    /// The text; empty while nothing is shown.
    pub text: RwSignal<String>,
    /// Clears the text. One timer, restarted by each message, so that an earlier one cannot cut a later one short.
    clear: Debounce,
}

/// A message, initially empty.
pub fn use_message() -> Message {
    Message { text: RwSignal::new(String::new()), clear: Debounce::new(MESSAGE_MS) }
}

impl Message {
    /// Shows a text and clears it after a while; does nothing if the component has been disposed.
    pub fn show(self, text: impl Into<String>) {
        if self.text.try_set(text.into()).is_none() {
            self.clear.run(move || self.text.set(String::new()));
        }
    }
}
