//! The file name, the buttons, and the outcome of saving.

use super::figure_export::FigureExport;
use crate::hooks::use_print_state;
use crate::host::is_sandboxed;
use crate::locale::use_lang;
use crate::plot::qr::QrPath;
use crate::state::{use_dialogs, use_state};
use leptos::prelude::*;

/// The file name, the buttons, and the outcome of saving.
#[component]
pub fn SavePanel(
    /// The export.
    export: FigureExport,
) -> impl IntoView {
    let message = export.message;
    // The outcome refers to the file with the previous options.
    Effect::watch(move || export.options.track(), move |(), _, _| message.set(String::new()), false);
    let empty = Memo::new(move |_| export.is_empty());
    view! {
        <p class="export-name"><code>{move || export.file_name()}</code></p>
        <div class="export-buttons">
            <button class="primary" disabled=empty on:click=move |_| export.save()>{use_lang().export_save()}</button>
            {use_state().host.is_page().then(|| view! { <PrintButton/> })}
        </div>
        <p class="lede" role="status">{message}</p>
        {is_sandboxed().then(|| view! { <SandboxWarning/> })}
    }
}

/// The button that prints the page with a QR code of its address.
#[component]
fn PrintButton() -> impl IntoView {
    let (state, lang, dialogs, print_state) = (use_state(), use_lang(), use_dialogs(), use_print_state());
    let print = move |_| {
        dialogs.close();
        print_state.print_with_qr(QrPath::new(&state.link()));
    };
    view! { <button title=lang.export_print_title() on:click=print>{lang.export_print()}</button> }
}

/// The warning that a sandboxed frame may ignore downloads, with the address of the page outside of it.
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
