//! A button that copies text, and what is said of it.

use crate::hooks::{Debounce, copy_text};
use crate::locale::use_lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long the message stays, in milliseconds.
const STAYS: u64 = 4000;

/// Copies a text and shows `done` or `refused` in `message` for a moment.
pub fn copy_with_message(
    text: String,
    message: RwSignal<String>,
    clear: Debounce,
    done: &'static str,
    refused: &'static str,
) {
    spawn_local(async move {
        let copied = copy_text(text).await;
        // The component may be gone by now.
        if message.try_set(if copied { done } else { refused }.into()).is_none() {
            clear.run(move || message.set(String::new()));
        }
    });
}

/// A button that copies a text, with a message beside it of how that went.
#[component]
pub fn CopyButton(
    /// What is on the button.
    #[prop(into)]
    label: String,
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// Whether it stands out.
    #[prop(default = false)]
    primary: bool,
) -> impl IntoView {
    let lang = use_lang();
    let message = RwSignal::new(String::new());
    let clear = Debounce::new(STAYS);
    let copy = move |_| {
        copy_with_message(text.get_untracked(), message, clear, lang.copied(), lang.copy_refused());
    };
    view! {
        <button class=if primary { "primary" } else { "" } on:click=copy>{label}</button>
        <span role="status">{message}</span>
    }
}
