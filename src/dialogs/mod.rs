//! The dialogs for sharing a view, saving a figure, and help: one part of the program, loaded when the first is opened.

mod export;
mod help;
mod share;
mod texts;

use crate::components::LoadFailure;
use crate::hooks::use_is_slow;
use crate::lazy::lazy;
use crate::locale::use_lang;
use crate::state::{Dialog, use_dialogs};
use leptos::prelude::*;

lazy!(dialogs, preload_dialogs, view! { <OpenDialog/> }.into_any());

/// The open dialog, loaded first if necessary. Slow loading and failure are shown.
#[component]
pub fn Dialogs() -> impl IntoView {
    let (lang, opened) = (use_lang(), use_dialogs());
    let is_open = Memo::new(move |_| opened.current.with(Option::is_some));
    let is_loaded = RwSignal::new(false);
    let slow = use_is_slow(move || is_open.get() && !is_loaded.get());
    let view = move || {
        is_open.get().then(|| {
            Suspend::new(async move {
                let view = dialogs().await;
                is_loaded.try_set(view.is_ok());
                if view.is_err() {
                    opened.fail();
                }
                view.ok()
            })
        })
    };
    view! {
        <p class="loading" role="status" hidden=move || !slow.get()>
            {move || slow.get().then(|| lang.loading_dialog())}
        </p>
        {move || opened.failed.get().map(|dialog| view! {
            <LoadFailure
                message=lang.dialog_not_loaded()
                on_try_again=move |()| opened.open(dialog.clone())
                on_dismiss=move |()| opened.failed.set(None)
            />
        })}
        <Suspense>{view}</Suspense>
    }
}

/// The open dialog.
#[component]
fn OpenDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    move || match dialogs.current.get() {
        Some(Dialog::Help) => view! { <help::Help/> }.into_any(),
        Some(Dialog::Share) => view! { <share::Share/> }.into_any(),
        Some(Dialog::SaveFigure(source)) => view! { <export::SaveFigure source/> }.into_any(),
        None => ().into_any(),
    }
}
