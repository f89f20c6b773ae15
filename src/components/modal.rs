//! The frame of modal dialogs.

use super::icon::{Icon, IconButton};
use crate::hooks::use_modal;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// A modal dialog, open while it is mounted: title, close button and content.
#[component]
pub fn Modal(
    /// A class in addition to `modal`.
    class: &'static str,
    /// The id of the title, unique within the program.
    title_id: &'static str,
    /// The title.
    #[prop(into)]
    title: String,
    /// Called when it has been closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let dialog = use_modal();
    let id = use_state().host.id(title_id);
    let close = move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // `close` is dispatched asynchronously, when the component may have been disposed.
    let closed = move |_| {
        on_close.try_run(());
    };
    view! {
        <dialog node_ref=dialog class=format!("modal {class}") aria-labelledby=id.clone() on:close=closed>
            <div class="top">
                <h2 id=id.clone()>{title}</h2>
                <IconButton icon=Icon::Close name=use_lang().close() on_press=close/>
            </div>
            {children()}
        </dialog>
    }
}
