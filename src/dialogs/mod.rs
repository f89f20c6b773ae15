//! The dialogs that share a view and save a figure: one part of the program, loaded when the first is opened.

mod export;
mod share;

pub use share::Material;

use crate::lazy::lazy;
use crate::locale::use_lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use leptos::prelude::*;
use std::sync::Arc;

lazy!(dialogs, preload_dialogs, view! { <OpenDialog/> }.into_any());

type MakeFigure = dyn Fn(&Palette) -> Option<Figure> + Send + Sync;

/// Makes a figure in given colours; none while there is nothing to see.
#[derive(Clone)]
pub struct FigureSource(Arc<MakeFigure>);

impl FigureSource {
    /// From what makes the figure; it reads without following.
    pub fn new(make: impl Fn(&Palette) -> Option<Figure> + Send + Sync + 'static) -> Self {
        FigureSource(Arc::new(make))
    }

    /// The figure as it is now.
    pub fn figure(&self, palette: &Palette) -> Option<Figure> {
        self.0(palette)
    }
}

/// A dialog.
#[derive(Clone)]
pub enum Dialog {
    /// Link, embed, file.
    Share,
    /// A figure as SVG, PNG, CSV, or on paper.
    SaveFigure(FigureSource),
}

/// Which dialog is open.
#[derive(Clone, Copy)]
pub struct OpenDialogs {
    open: RwSignal<Option<Dialog>>,
    /// Whether the last one that was asked for could not be loaded.
    failed: RwSignal<bool>,
}

impl OpenDialogs {
    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.failed.set(false);
        self.open.set(Some(dialog));
    }

    /// Closes the open dialog.
    pub fn close(self) {
        self.open.set(None);
    }

    /// Says that the dialog cannot be loaded. The next one that is asked for is tried again.
    fn fail(self) {
        self.close();
        self.failed.set(true);
    }
}

/// Lets components open dialogs by [`use_dialogs`].
pub fn provide_dialogs() {
    provide_context(OpenDialogs { open: RwSignal::new(None), failed: RwSignal::new(false) });
}

/// The dialogs of the page that the component is part of.
pub fn use_dialogs() -> OpenDialogs {
    expect_context()
}

/// The dialog that is open, loaded with the first; that it could not be loaded is said.
#[component]
pub fn Dialogs() -> impl IntoView {
    let opened = use_dialogs();
    let wanted = Memo::new(move |_| opened.open.with(Option::is_some));
    let view = move || {
        wanted.get().then(|| {
            Suspend::new(async move {
                let view = dialogs().await;
                if view.is_err() {
                    opened.fail();
                }
                view.ok()
            })
        })
    };
    view! {
        {move || opened.failed.get().then(|| view! { <Failure/> })}
        <Suspense>{view}</Suspense>
    }
}

/// That a dialog could not be loaded.
#[component]
fn Failure() -> impl IntoView {
    let (lang, dialogs) = (use_lang(), use_dialogs());
    view! {
        <p class="failure" role="alert">
            {lang.dialog_not_loaded()}" "
            <button on:click=move |_| dialogs.failed.set(false)>{lang.dismiss()}</button>
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
