//! PLACEHOLDER to be ported.

use crate::dialogs::FigureSource;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn SaveFigure(
    /// What is saved.
    source: FigureSource,
) -> impl IntoView {
    let _ = source;
}
