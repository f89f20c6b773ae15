//! A button that copies text, and what is said of it.

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
    let message = use_message();
    let copy = move |_| {
        copy_with_message(text.get_untracked(), message, lang.copied(), lang.copy_refused());
    };
    view! {
        <button class=if primary { "primary" } else { "" } on:click=copy>{label}</button>
        <span role="status">{message.text}</span>
    }
}
