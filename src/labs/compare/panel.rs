//! The panel that explains how a cell was computed, and leads on to Explore.

use super::column_title::Indexed;
use super::how::how;
use super::measurements::Measurements;
use super::position::{Explained, Position};
use super::results::RowResults;
use super::rows::{Row, Rows};
use super::settings::{Column, CompareSettings};
use crate::components::{Icon, IconButton, InternalLink};
use crate::locale::use_lang;
use crate::state::{LinkOrigin, use_settings, use_state};
use leptos::prelude::*;

/// How the cell that is asked about was computed; hidden while none is.
#[component]
pub fn How(
    /// Rows and measurements.
    measurements: Measurements,
    /// The cell that is asked about.
    explained: RwSignal<Option<Explained>>,
) -> impl IntoView {
    let (compare, state, lang) = (use_settings::<CompareSettings>(), use_state(), use_lang());
    // None once the function is no longer there.
    let at = Memo::new(move |_| {
        let explained = explained.get()?;
        measurements.rows.with(|rows| explained.position(rows.of_table()))
    });
    let about = move |read: &dyn Fn(&Rows, &Row, RowResults, Column) -> String| {
        let Some(Position { place, column }) = at.get() else { return String::new() };
        measurements
            .with_row(place, |rows, row, results| read(rows, row, results, column))
            .unwrap_or_default()
    };
    let heading = Memo::new(move |_| about(&|_, row, _, column| lang.cell_heading(&row.name, column)));
    let text = Memo::new(move |_| {
        compare.with(|settings| {
            about(&|rows, row, results, column| {
                let init = rows.conditions(&row.facts).init;
                how(row, &results, init, column, settings, lang)
            })
        })
    });
    let origin = state.memo(LinkOrigin::of);
    let function = Memo::new(move |_| {
        let place = at.get()?.place;
        measurements.with_row(place, |_, row, _| row.function().clone())
    });
    let query = Memo::new(move |_| {
        let (function, column) = (function.get()?, at.get()?.column);
        let (show, shade) = shown_in_explore(column);
        Some(origin.get().query_of_function(function, show, shade))
    });
    // An element of another page is of one lab.
    let check = state.host.is_page().then(|| {
        let query = Signal::derive(move || query.get().unwrap_or_default());
        view! { <InternalLink query>{lang.check_in_explore()}</InternalLink> }
    });
    view! {
        <aside class="cell-explanation" aria-label=lang.how_a_cell_was_computed() hidden=move || at.get().is_none()>
            <div>
                <h2>{move || view! { <Indexed text=heading.get()/> }}</h2>
                <p role="status">{move || view! { <Indexed text=text.get()/> }}</p>
            </div>
            {check}
            <IconButton icon=Icon::Close name=lang.close() on_press=move |()| explained.set(None)/>
        </aside>
    }
}

/// Which of f, f′ and f″ a column speaks of, and whether of dead and saturated stretches.
fn shown_in_explore(column: Column) -> ([bool; 3], bool) {
    let show = [true, column != Column::Range, column == Column::Smooth];
    (show, matches!(column, Column::Dead | Column::Verdict | Column::Sparsity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explore_shows_what_the_column_speaks_of() {
        assert_eq!(shown_in_explore(Column::Range), ([true, false, false], false));
        assert_eq!(shown_in_explore(Column::Gradient), ([true, true, false], false));
        assert_eq!(shown_in_explore(Column::Dead), ([true, true, false], true));
        assert_eq!(shown_in_explore(Column::Smooth), ([true; 3], false));
    }
}
