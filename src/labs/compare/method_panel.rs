//! The panel that explains how a cell is computed, with a link to the function in Explore.

use super::cell_position::{CellPosition, ExplainedCell};
use super::column::Column;
use super::column_title::Subscripted;
use super::measurements::Measurements;
use super::method_text::method_text;
use super::results::RowResults;
use super::rows::{Row, Rows};
use super::settings::CompareSettings;
use crate::components::{Icon, IconButton, InternalLink};
use crate::locale::use_lang;
use crate::state::{LinkOrigin, use_settings, use_state};
use leptos::prelude::*;

/// How the explained cell is computed; hidden while there is none.
#[component]
pub fn MethodPanel(
    /// Rows and measurements.
    measurements: Measurements,
    /// The explained cell.
    explained: RwSignal<Option<ExplainedCell>>,
) -> impl IntoView {
    let (compare, state, lang) = (use_settings::<CompareSettings>(), use_state(), use_lang());
    // `None` once no row has its activation.
    let position = Memo::new(move |_| {
        let explained = explained.get()?;
        measurements.rows.with(|rows| explained.position(rows.table_rows()))
    });
    let text_of_cell = move |read: &dyn Fn(&Rows, &Row, RowResults, Column) -> String| {
        let Some(CellPosition { row, column }) = position.get() else { return String::new() };
        measurements.with_row(row, |rows, row, results| read(rows, row, results, column)).unwrap_or_default()
    };
    let heading = Memo::new(move |_| text_of_cell(&|_, row, _, column| lang.cell_heading(&row.name, column)));
    let text = Memo::new(move |_| {
        compare.with(|settings| {
            text_of_cell(&|rows, row, results, column| {
                let init = rows.conditions(&row.facts).init;
                method_text(row, &results, init, column, settings, lang)
            })
        })
    });
    let origin = state.memo(LinkOrigin::of);
    let function =
        Memo::new(move |_| measurements.with_row(position.get()?.row, |_, row, _| row.function().clone()));
    let query = Memo::new(move |_| {
        let (function, column) = (function.get()?, position.get()?.column);
        let (show, shade) = shown_in_explore(column);
        Some(origin.get().query_of_function(function, show, shade))
    });
    // An element of another page shows one lab only.
    let check = state.host.is_page().then(|| {
        let query = Signal::derive(move || query.get().unwrap_or_default());
        view! { <InternalLink query>{lang.check_in_explore()}</InternalLink> }
    });
    view! {
        <aside class="cell-explanation" aria-label=lang.method_panel_label() hidden=move || position.get().is_none()>
            <div>
                <h2>{move || view! { <Subscripted text=heading.get()/> }}</h2>
                <p role="status">{move || view! { <Subscripted text=text.get()/> }}</p>
            </div>
            {check}
            <IconButton icon=Icon::Close name=lang.close() on_press=move |()| explained.set(None)/>
        </aside>
    }
}

/// Which of f, f′ and f″ Explore draws for a column, and whether it shades dead and saturated intervals.
fn shown_in_explore(column: Column) -> ([bool; 3], bool) {
    let show = [true, column != Column::Range, column == Column::Smooth];
    (show, matches!(column, Column::Dead | Column::Verdict | Column::Sparsity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explore_draws_the_derivatives_that_belong_to_the_column() {
        assert_eq!(shown_in_explore(Column::Range), ([true, false, false], false));
        assert_eq!(shown_in_explore(Column::Gradient), ([true, true, false], false));
        assert_eq!(shown_in_explore(Column::Dead), ([true, true, false], true));
        assert_eq!(shown_in_explore(Column::Smooth), ([true; 3], false));
    }
}
