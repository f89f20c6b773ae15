//! A message that goes by itself.

use super::debounce::Debounce;
use leptos::prelude::*;

/// How long a message stays, in milliseconds.
const STAYS: u64 = 4000;

/// What is said of something that was done, for a moment.
#[derive(Clone, Copy)]
pub struct Message {
    /// The words; empty while there is nothing to say.
    pub text: RwSignal<String>,
    /// What takes them back. There is one for a text: each message stays its whole time, whoever has said the one before.
    pub clear: Debounce,
}

/// A message with nothing to say yet.
pub fn use_message() -> Message {
    Message { text: RwSignal::new(String::new()), clear: Debounce::new(STAYS) }
}

impl Message {
    /// Says it, and takes it back after a while.
    pub fn show(self, text: impl Into<String>) {
        self.text.set(text.into());
        self.clear.run(move || self.text.set(String::new()));
    }
}
