//! The frame of the dialogs that concern a view as a whole.

use super::icon::{Icon, IconButton};
use crate::hooks::use_modal;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// A modal dialog as long as it is on the page: a head with a title and a cross, and what it holds.
#[component]
pub fn Modal(
    /// Its class beside `modal`.
    class: &'static str,
    /// The id of its title, unique within the program.
    title_id: &'static str,
    /// Its title.
    #[prop(into)]
    title: String,
    /// Called when the visitor has closed it.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let dialog = use_modal();
    let id = use_state().host.id(title_id);
    let close = move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // The event comes a moment later: by then the dialog may be gone.
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
