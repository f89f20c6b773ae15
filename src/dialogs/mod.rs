//! The dialogs for sharing a view and saving a figure: one part of the program, loaded when the first is opened.

mod export;
mod share;

pub use share::Material;

use crate::hooks::use_is_slow;
use crate::lazy::lazy;
use crate::locale::use_lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::state::use_state;
use leptos::prelude::*;
use std::sync::Arc;

lazy!(dialogs, preload_dialogs, view! { <OpenDialog/> }.into_any());

type MakeFigure = dyn Fn(&Palette) -> Option<Figure> + Send + Sync;

/// Builds a figure with a palette; `None` while there is nothing to show.
#[derive(Clone)]
pub struct FigureSource(Arc<MakeFigure>);

impl FigureSource {
    /// A source that builds the figure with `make`, whose reads are untracked.
    pub fn new(make: impl Fn(&Palette) -> Option<Figure> + Send + Sync + 'static) -> Self {
        FigureSource(Arc::new(make))
    }

    /// Builds the present figure.
    pub fn figure(&self, palette: &Palette) -> Option<Figure> {
        self.0(palette)
    }
}

/// A dialog.
#[derive(Clone)]
pub enum Dialog {
    /// Share the view as link, embed or file.
    Share,
    /// Save a figure as SVG, PNG or CSV, or print it.
    SaveFigure(FigureSource),
}

/// Which dialog is open.
#[derive(Clone, Copy)]
pub struct OpenDialogs {
    open: RwSignal<Option<Dialog>>,
    /// The dialog that could not be loaded.
    failed: RwSignal<Option<Dialog>>,
}

impl OpenDialogs {
    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.failed.set(None);
        self.open.set(Some(dialog));
    }

    /// Closes the open dialog.
    pub fn close(self) {
        self.open.set(None);
    }

    fn fail(self) {
        self.failed.set(self.open.get_untracked());
        self.open.set(None);
    }
}

/// Provides the dialogs to [`use_dialogs`].
pub fn provide_dialogs() {
    let dialogs = OpenDialogs { open: RwSignal::new(None), failed: RwSignal::new(None) };
    let state = use_state();
    let lab = state.memo(|settings| settings.lab);
    // The view that a dialog was opened from, and its figure, may be disposed.
    let view_changes = move || {
        state.track_replacements();
        lab.track();
    };
    Effect::watch(view_changes, move |(), _, _| dialogs.close(), false);
    provide_context(dialogs);
}

/// The dialogs of this instance, from the context.
pub fn use_dialogs() -> OpenDialogs {
    expect_context()
}

/// The open dialog, loaded first if necessary. Slow loading and failure are shown.
#[component]
pub fn Dialogs() -> impl IntoView {
    let (lang, opened) = (use_lang(), use_dialogs());
    let is_open = Memo::new(move |_| opened.open.with(Option::is_some));
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
        {move || opened.failed.get().map(|dialog| view! { <Failure dialog/> })}
        <Suspense>{view}</Suspense>
    }
}

/// The message that a dialog could not be loaded.
#[component]
fn Failure(
    /// The dialog.
    dialog: Dialog,
) -> impl IntoView {
    let (lang, dialogs) = (use_lang(), use_dialogs());
    view! {
        <p class="failure" role="alert">
            {lang.dialog_not_loaded()}" "
            <button on:click=move |_| dialogs.open(dialog.clone())>{lang.try_again()}</button>
            " "
            <button on:click=move |_| dialogs.failed.set(None)>{lang.dismiss()}</button>
        </p>
    }
}

/// The open dialog.
#[component]
fn OpenDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    move || match dialogs.open.get() {
        Some(Dialog::Share) => view! { <share::Share/> }.into_any(),
        Some(Dialog::SaveFigure(source)) => view! { <export::SaveFigure source/> }.into_any(),
        None => ().into_any(),
    }
}
