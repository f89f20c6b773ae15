//! The name of the file, the buttons, and what is said of them.

use super::writer::Writer;
use crate::dialogs::use_dialogs;
use crate::hooks::use_paper;
use crate::host::is_sandboxed;
use crate::locale::use_lang;
use crate::plot::qr::Code;
use crate::state::use_state;
use leptos::prelude::*;

/// The name of the file, the buttons, and what is said of them.
#[component]
pub fn Ending(
    /// What is written.
    writer: Writer,
) -> impl IntoView {
    let message = writer.message;
    // What is said of a file says nothing of another one.
    Effect::watch(move || writer.options.track(), move |(), _, _| message.set(String::new()), false);
    let empty = Memo::new(move |_| writer.is_empty());
    view! {
        <p class="export-name"><code>{move || writer.file_name()}</code></p>
        <div class="export-buttons">
            <button class="primary" disabled=empty on:click=move |_| writer.save()>{use_lang().export_save()}</button>
            {use_state().host.is_page().then(|| view! { <PrintButton/> })}
        </div>
        <p class="lede" role="status">{message}</p>
        {is_sandboxed().then(|| view! { <SandboxWarning/> })}
    }
}

/// Prints the page with a QR code of its address.
#[component]
fn PrintButton() -> impl IntoView {
    let (state, lang, dialogs, paper) = (use_state(), use_lang(), use_dialogs(), use_paper());
    let print = move |_| {
        dialogs.close();
        paper.print_with(Code::new(&state.link()));
    };
    view! { <button title=lang.export_print_title() on:click=print>{lang.export_print()}</button> }
}

/// Where files may be dropped without a word, the address of the page that can save them.
#[component]
fn SandboxWarning() -> impl IntoView {
    let link = use_state().link();
    view! {
        <p class="lede">
            {use_lang().export_sandboxed()}" "
            <a href=link.clone() target="_blank" rel="noopener">{link.clone()}</a>
        </p>
    }
}
