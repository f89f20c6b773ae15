//! Which dialog is open.

use super::store::State;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use leptos::prelude::*;
use std::sync::Arc;

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
    /// What the labs show, the keyboard shortcuts, and what the page is.
    Help,
    /// Share the view as link, embed or file.
    Share,
    /// Save a figure as SVG, PNG or CSV, or print it.
    SaveFigure(FigureSource),
}

/// Which dialog is open.
#[derive(Clone, Copy)]
pub struct OpenDialogs {
    /// The open dialog.
    pub current: RwSignal<Option<Dialog>>,
    /// The dialog that could not be loaded.
    pub failed: RwSignal<Option<Dialog>>,
}

impl OpenDialogs {
    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.failed.set(None);
        self.current.set(Some(dialog));
    }

    /// Closes the open dialog.
    pub fn close(self) {
        self.current.set(None);
    }

    /// Closes the open dialog, which could not be loaded.
    pub fn fail(self) {
        self.failed.set(self.current.get_untracked());
        self.current.set(None);
    }
}

/// Provides the dialogs to [`use_dialogs`].
pub fn provide_dialogs(state: State) {
    let dialogs = OpenDialogs { current: RwSignal::new(None), failed: RwSignal::new(None) };
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
