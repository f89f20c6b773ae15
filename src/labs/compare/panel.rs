//! The panel that explains how a cell was computed, and leads on to Explore.

use super::column_title::Indexed;
use super::how::how;
use super::measurements::Measurements;
use super::position::Position;
use super::results::RowResults;
use super::rows::{Row, Rows};
use super::settings::{Column, CompareSettings};
use crate::components::{Icon, IconButton, InternalLink};
use crate::lab::Lab;
use crate::labs::explore::{ExploreSettings, SLOTS, Slot};
use crate::locale::use_lang;
use crate::plot::Span;
use crate::state::{Settings, use_settings, use_state};
use engine::activation::Instance;
use leptos::prelude::*;

/// How the cell that is asked about was computed; hidden while none is.
#[component]
pub fn How(
    /// Rows and measurements.
    measurements: Measurements,
    /// The cell that is asked about.
    explained: RwSignal<Option<Position>>,
) -> impl IntoView {
    let (compare, state, lang) = (use_settings::<CompareSettings>(), use_state(), use_lang());
    let about = move |read: &dyn Fn(&Rows, &Row, RowResults, Column) -> String| {
        let Some(Position { place, column }) = explained.get() else { return String::new() };
        measurements
            .with_row(place, |rows, row, results| read(rows, row, results, column))
            .unwrap_or_default()
    };
    // Hidden again once the function is no longer there.
    let hidden = Memo::new(move |_| {
        let position = explained.get();
        position.is_none_or(|at| measurements.rows.with(|rows| at.place >= rows.of_table().len()))
    });
    let heading = Memo::new(move |_| about(&|_, row, _, column| lang.cell_heading(&row.name, column)));
    let text = Memo::new(move |_| {
        compare.with(|settings| {
            about(&|rows, row, results, column| {
                let init = rows.conditions(&row.facts).init;
                how(row, &results, init, column, settings, lang)
            })
        })
    });
    let query = Memo::new(move |_| {
        let at = explained.get()?;
        state.with(|present| explore_query(present, at))
    });
    // An element of another page is of one lab.
    let check = state.host.is_page().then(|| {
        let query = Signal::derive(move || query.get().unwrap_or_default());
        view! { <InternalLink query>{lang.check_in_explore()}</InternalLink> }
    });
    view! {
        <aside class="how" aria-label=lang.how_a_cell_was_computed() hidden=hidden>
            <div>
                <h2>{move || view! { <Indexed text=heading.get()/> }}</h2>
                <p role="status">{move || view! { <Indexed text=text.get()/> }}</p>
            </div>
            {check}
            <IconButton icon=Icon::Close name=lang.close() on_press=move |()| explained.set(None)/>
        </aside>
    }
}

/// The query of Explore with the function of a cell, showing what its column speaks of.
fn explore_query(present: &Settings, at: Position) -> Option<String> {
    let function = present.compare.rows.get(at.place)?.clone();
    let mut settings = present.clone();
    settings.lab = Lab::Explore;
    show_in_explore(&mut settings.explore, function, at.column);
    Some(settings.query())
}

fn show_in_explore(explore: &mut ExploreSettings, function: Instance, column: Column) {
    explore.slots = [const { None }; SLOTS];
    explore.slots[0] = Some(Slot { function, visible: true });
    explore.focus = 0;
    explore.x = Span { from: -6.0, to: 6.0 };
    explore.y = None;
    explore.show = [true, column != Column::Range, column == Column::Smooth];
    explore.shade = matches!(column, Column::Dead | Column::Verdict | Column::Sparsity);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explore_shows_the_function_and_what_the_column_speaks_of() {
        let present = Settings { lab: Lab::Compare, ..Settings::default() };
        let query = |place, column| explore_query(&present, Position { place, column });
        assert_eq!(query(1, Column::Gradient), Some("?f=sigmoid".into()));
        assert_eq!(query(0, Column::Dead), Some("?f=relu&shade=1".into()));
        assert_eq!(query(0, Column::Smooth), Some("?f=relu&show=f,df,ddf".into()));
        assert_eq!(query(4, Column::Smooth), None);
    }
}
