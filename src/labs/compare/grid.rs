//! The table: headings that sort, rows, and moving about in it by keys.

use super::cell_position::ExplainedCell;
use super::grid_row::GridRow;
use super::grid_state::{GridState, KeyAction, tab_stop};
use super::measurements::Measurements;
use super::row_order::{TableQuery, shown_rows, unsorted_rows};
use super::settings::CompareSettings;
use super::sort_controls::{FunctionHeading, SortHeading, SortSelect};
use crate::components::{InTurn, has_no_modifiers};
use crate::hooks::use_gradual_count;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The rows that the lab opens with, each made in turn; further ones follow one in a frame.
const FIRST_ROWS: usize = 8;

/// The table, and a message if no row is shown.
#[component]
pub fn Grid(
    /// Rows and measurements.
    measurements: Measurements,
    /// The cell whose computation is explained.
    explained: RwSignal<Option<ExplainedCell>>,
) -> impl IntoView {
    let (compare, lang, host) = (use_settings::<CompareSettings>(), use_lang(), use_state().host);
    let container = NodeRef::<Div>::new();
    let columns = compare.memo(CompareSettings::shown_columns);
    let thresholds = compare.memo(CompareSettings::thresholds);
    let rows = use_shown_rows(measurements);
    let focused = RwSignal::new(None);
    let tab_stop =
        Memo::new(move |_| rows.with(|rows| columns.with(|columns| tab_stop(focused.get(), rows, columns))));
    let grid = GridState { measurements, columns, thresholds, focused, tab_stop, explained };
    let on_key = move |event: KeyboardEvent| {
        let Some(position) = focused.get_untracked().filter(|_| has_no_modifiers(&event)) else { return };
        let action = rows.with_untracked(|rows| {
            columns.with_untracked(|columns| KeyAction::new(&event.key(), position, rows, columns))
        });
        match action {
            Some(KeyAction::Explain) => grid.explain(position),
            Some(KeyAction::CloseExplanation) => explained.set(None),
            Some(KeyAction::Focus(position)) => focus_cell(container, &host.id(&position.id())),
            None => return,
        }
        event.prevent_default();
    };
    let count = use_gradual_count(move || rows.with(Vec::len), FIRST_ROWS, 1);
    let each_row = move || {
        keep_focus_while_rows_move(container);
        rows.with(|rows| rows[..count.get().min(rows.len())].to_vec())
    };
    let empty = move || rows.with(Vec::is_empty).then(|| lang.no_row_found());
    view! {
        <SortSelect/>
        <div class="grid-table" node_ref=container>
            // The roles are explicit, as narrow pages show rows as cards: an element that is not displayed as a part
            // of a table has none in some browsers.
            <table role="grid" aria-label=lang.grid_label()>
                <thead role="rowgroup">
                    <tr role="row">
                        <FunctionHeading/>
                        <For each=move || columns.get() key=|column| *column let:column>
                            <SortHeading column/>
                        </For>
                    </tr>
                </thead>
                <tbody role="rowgroup" on:keydown=on_key>
                    <For each=each_row key=|row| *row let:row>
                        <InTurn><GridRow index=row grid/></InTurn>
                    </For>
                </tbody>
            </table>
        </div>
        <p class="empty" role="status">{empty}</p>
    }
}

/// The indices of the rows that are shown, in their order. They keep it until what they are sorted by is computed. Rows
/// that are sorted by a measurement are sorted again only when measuring begins or ends, so that they do not jump with
/// every result.
fn use_shown_rows(measurements: Measurements) -> Memo<Vec<usize>> {
    let lang = use_lang();
    let query = use_settings::<CompareSettings>().memo(TableQuery::new);
    Memo::new(move |before: Option<&Vec<usize>>| {
        let query = query.get();
        if query.is_by_measurement() {
            measurements.track_running();
        }
        measurements.rows.with(|rows| {
            if !query.can_sort(rows) {
                measurements.results.track();
                return unsorted_rows(rows, &query, before.map_or(&[], Vec::as_slice));
            }
            measurements.results.with_untracked(|results| shown_rows(rows, results, &query, lang))
        })
    })
}

fn query_element(container: NodeRef<Div>, selector: &str) -> Option<HtmlElement> {
    container.get_untracked()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn focus_cell(container: NodeRef<Div>, id: &str) {
    if let Some(cell) = query_element(container, &format!("#{id}")) {
        // `focus` throws nothing for an element of the page.
        let _ = cell.focus();
    }
}

/// To be called by `each` of a `<For>`, which runs right before its elements are moved. An element that is moved loses
/// the focus; a microtask gives it back after the move.
fn keep_focus_while_rows_move(container: NodeRef<Div>) {
    if let Some(focused) = query_element(container, ":focus") {
        queue_microtask(move || {
            let _ = focused.focus();
        });
    }
}
