//! Texts in which σ_w is set with its index.

use super::settings::Column;
use crate::locale::use_lang;
use leptos::prelude::*;

/// A symbol, and how it is set.
const INDEXED: &str = "σ_w";

/// A text in which every σ_w has its index below.
#[component]
pub fn Indexed(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let piece = |(i, piece): (usize, &str)| {
        let symbol = (i > 0).then(|| view! { "σ"<sub>"w"</sub> });
        (symbol, piece.to_owned())
    };
    text.split(INDEXED).enumerate().map(piece).collect_view()
}

/// The title of a column.
#[component]
pub fn ColumnTitle(
    /// The column.
    column: Column,
) -> impl IntoView {
    view! { <Indexed text=use_lang().column_title(column)/> }
}
