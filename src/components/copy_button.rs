//! Copying text, with a message of the outcome.

use crate::hooks::{Message, copy_text, use_message};
use crate::locale::use_lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Copies a text and shows `done` or `refused` for a moment.
pub fn copy_with_message(text: String, message: Message, done: &'static str, refused: &'static str) {
    spawn_local(async move {
        message.show(if copy_text(text).await { done } else { refused });
    });
}

/// A button that copies text, with a message of the outcome beside it.
#[component]
pub fn CopyButton(
    /// The label of the button.
    #[prop(into)]
    label: String,
    /// The text to copy.
    #[prop(into)]
    text: Signal<String>,
    /// Whether it is styled as primary button.
    #[prop(default = false)]
    primary: bool,
) -> impl IntoView {
    let lang = use_lang();
    let message = use_message();
    let copy = move |_| {
        copy_with_message(text.get_untracked(), message, lang.copied(), lang.copy_failed());
    };
    view! {
        <button class=if primary { "primary" } else { "" } on:click=copy>{label}</button>
        <span role="status">{message.text}</span>
    }
}
