//! Texts in which σ_w is set with a subscript.

use super::column::Column;
use crate::locale::use_lang;
use leptos::prelude::*;

/// The symbol as it is written in texts.
const SIGMA_W: &str = "σ_w";

/// A text in which every σ_w has a subscript.
#[component]
pub fn Subscripted(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let piece = |(i, piece): (usize, &str)| {
        let symbol = (i > 0).then(|| view! { "σ"<sub>"w"</sub> });
        (symbol, piece.to_owned())
    };
    text.split(SIGMA_W).enumerate().map(piece).collect_view()
}

/// The title of a column, on narrow lines: a × is not parted from what it multiplies.
#[component]
pub fn ColumnTitle(
    /// The column.
    column: Column,
) -> impl IntoView {
    view! { <Subscripted text=use_lang().column_title(column).replace("× ", "×\u{a0}")/> }
}
