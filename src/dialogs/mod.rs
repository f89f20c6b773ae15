//! The dialogs in which a view is taken along: one part of the program, loaded when the first is opened.

mod export;
mod share;

use crate::lazy::lazy;
use crate::locale::use_lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use leptos::prelude::*;
use std::sync::Arc;

lazy!(dialogs, preload_dialogs, view! { <OpenDialog/> }.into_any());

/// Makes a figure in given colours; none while there is nothing to see.
#[derive(Clone)]
pub struct FigureSource(Arc<dyn Fn(&Palette) -> Option<Figure> + Send + Sync>);

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
pub struct OpenDialogs(RwSignal<Option<Dialog>>);

impl OpenDialogs {
    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.0.set(Some(dialog));
    }

    /// Closes the open dialog.
    pub fn close(self) {
        self.0.set(None);
    }
}

/// Lets components open dialogs by [`use_dialogs`].
pub fn provide_dialogs() {
    provide_context(OpenDialogs(RwSignal::new(None)));
}

/// The dialogs of the page that the component is part of.
pub fn use_dialogs() -> OpenDialogs {
    expect_context()
}

/// The dialog that is open, loaded with the first; that it could not be loaded is said.
#[component]
pub fn Dialogs() -> impl IntoView {
    let lang = use_lang();
    let open = use_dialogs();
    let wanted = Memo::new(move |_| open.0.with(Option::is_some));
    let view = move || {
        wanted.get().then(|| {
            Suspend::new(async move {
                match dialogs().await {
                    Ok(view) => view,
                    Err(_) => view! {
                        <p class="failure" role="alert">
                            {lang.dialog_not_loaded()}" "
                            <button on:click=move |_| open.close()>{lang.dismiss()}</button>
                        </p>
                    }
                    .into_any(),
                }
            })
        })
    };
    view! { <Suspense>{view}</Suspense> }
}

/// The open dialog.
#[component]
fn OpenDialog() -> impl IntoView {
    let open = use_dialogs();
    move || match open.0.get() {
        Some(Dialog::Share) => view! { <share::Share/> }.into_any(),
        Some(Dialog::SaveFigure(source)) => view! { <export::SaveFigure source/> }.into_any(),
        None => ().into_any(),
    }
}
