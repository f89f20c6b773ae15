//! The table: which rows and columns are shown, sorting, and moving about in it.

use super::cells::Thresholds;
use super::column_title::ColumnTitle;
use super::grid_row::GridRow;
use super::measurements::Measurements;
use super::order::{Selection, next_sort, shown_places};
use super::position::{Explained, Position};
use super::settings::{Column, CompareSettings};
use crate::components::has_no_modifiers;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// What rows and cells need to know of the table.
#[derive(Clone, Copy)]
pub struct GridState {
    /// Rows and measurements.
    pub measurements: Measurements,
    /// The columns that are shown.
    pub columns: Memo<Vec<Column>>,
    /// From where on a gradient is said to vanish and to explode.
    pub thresholds: Memo<Thresholds>,
    /// The cell that had the focus last.
    pub focused: RwSignal<Option<Position>>,
    /// The cell that can be reached by Tab; arrows lead on from there.
    pub tabbable: Memo<Option<Position>>,
    explained: RwSignal<Option<Explained>>,
}

impl GridState {
    /// Asks how a cell was computed.
    pub fn explain(self, at: Position) {
        let explained = self.measurements.rows.with_untracked(|rows| Explained::new(at, rows.of_table()));
        self.explained.set(explained);
    }
}

/// The table, and what is said where it is empty.
#[component]
pub fn Grid(
    /// Rows and measurements.
    measurements: Measurements,
    /// The cell whose computation is explained.
    explained: RwSignal<Option<Explained>>,
) -> impl IntoView {
    let (compare, lang, host) = (use_settings::<CompareSettings>(), use_lang(), use_state().host);
    let container = NodeRef::<Div>::new();
    let columns = compare.memo(CompareSettings::shown_columns);
    let places = use_shown_places(measurements);
    let focused = RwSignal::new(None::<Position>);
    let tabbable = Memo::new(move |_| {
        places.with(|places| {
            columns.with(|columns| {
                let shown = focused.get().filter(|position| position.is_in(places, columns));
                shown.or_else(|| Position::first(places, columns))
            })
        })
    });
    let thresholds = compare.memo(CompareSettings::thresholds);
    let grid = GridState { measurements, columns, thresholds, focused, tabbable, explained };
    let pressed = move |event: KeyboardEvent| {
        let Some(at) = focused.get_untracked().filter(|_| has_no_modifiers(&event)) else { return };
        match event.key().as_str() {
            "Enter" | " " => grid.explain(at),
            "Escape" => explained.set(None),
            key => {
                let next =
                    places.with_untracked(|places| columns.with_untracked(|c| at.moved(key, places, c)));
                let Some(next) = next else { return };
                focus(container, &host.id(&next.id()));
            }
        }
        event.prevent_default();
    };
    let each_place = move || {
        keep_focus(container);
        places.get()
    };
    let empty = move || places.with(Vec::is_empty).then(|| lang.no_row_found());
    view! {
        <div class="grid-table" tabindex="0" role="group" aria-label=lang.table_scrolls_sideways() node_ref=container>
            <table role="grid" aria-label=lang.properties_of_the_functions()>
                <thead>
                    <tr>
                        <th scope="col">{lang.compare_function()}</th>
                        <For each=move || columns.get() key=|column| *column let:column>
                            <SortHeading column/>
                        </For>
                    </tr>
                </thead>
                <tbody on:keydown=pressed>
                    <For each=each_place key=|place| *place let:place>
                        <GridRow place grid/>
                    </For>
                </tbody>
            </table>
        </div>
        <p class="empty" role="status">{empty}</p>
    }
}

/// The places of the rows that are shown, in their order. What is sorted by a measurement is only in order once all of
/// it is measured: until then rows stay where they are.
fn use_shown_places(measurements: Measurements) -> Memo<Vec<usize>> {
    let lang = use_lang();
    let selection = use_settings::<CompareSettings>().memo(Selection::of);
    Memo::new(move |_| {
        let selection = selection.get();
        if selection.is_by_measurement() {
            measurements.track_running();
        }
        measurements.rows.with(|rows| {
            measurements.results.with_untracked(|results| shown_places(rows, results, &selection, lang))
        })
    })
}

/// The heading of a column, with the button that sorts by it.
#[component]
fn SortHeading(
    /// The column.
    column: Column,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let descending =
        compare.memo(move |s| s.sort.filter(|(by, _)| *by == column).map(|(_, descending)| descending));
    let state = move || descending.get().map(|on| if on { "descending" } else { "ascending" });
    let arrow = move || descending.get().map(|on| if on { "↓" } else { "↑" });
    let sort = move |_| compare.update(|s| s.sort = next_sort(s.sort, column));
    view! {
        <th scope="col" aria-sort=state>
            <button id=use_state().host.id(&format!("sort-{}", column.id())) on:click=sort>
                <ColumnTitle column/>
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

fn element_within(container: NodeRef<Div>, selector: &str) -> Option<HtmlElement> {
    container.get_untracked()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Focuses the cell of this id.
fn focus(container: NodeRef<Div>, id: &str) {
    if let Some(cell) = element_within(container, &format!("#{id}")) {
        let _ = cell.focus();
    }
}

/// Rows that are moved lose the focus: it is given back to what has it now, once they stand in their new order.
fn keep_focus(container: NodeRef<Div>) {
    if let Some(focused) = element_within(container, ":focus") {
        queue_microtask(move || {
            let _ = focused.focus();
        });
    }
}
