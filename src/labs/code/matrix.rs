//! A matrix as a table.

use super::axis::Axis;
use super::inactive::shows_inactive_units;
use super::markup::with_quantities;
use super::notation::{entry_text, symbol};
use super::position::{EntryPosition, matrix_id};
use super::settings::CodeSettings;
use super::trace::use_trace;
use crate::components::NumberField;
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::layer::{MAX_ENTRY, MAX_SIZE, Tensor};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Whether the entries of a matrix can be edited.
const fn is_given(matrix: Tensor) -> bool {
    matches!(matrix, Tensor::Inputs | Tensor::Weights | Tensor::Bias)
}

/// A matrix with its name above it.
#[component]
pub fn MatrixTerm(
    /// The matrix.
    matrix: Tensor,
    /// The operator in front of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (state, lang, id) = (use_state(), use_lang(), matrix_id(matrix));
    let name_id = state.host.id(&format!("matrix-{id}"));
    view! {
        <div class=format!("term of-{id}")>
            <span class="operator" aria-hidden="true">{children.map(|children| children())}</span>
            <div class="matrix-name" id=name_id.clone()>
                <b>{with_quantities(symbol(matrix))}</b>
                " "
                <span>{with_quantities(lang.matrix_description(matrix))}</span>
            </div>
            <div class="matrix">
                <div class=if is_given(matrix) { "" } else { "scrollable" }>
                    <MatrixTable matrix name_id/>
                </div>
            </div>
        </div>
    }
}

/// The entries of a matrix. Rows and columns are keyed by index, so that fields keep their input when others are added
/// or removed.
#[component]
fn MatrixTable(
    /// The matrix.
    matrix: Tensor,
    /// The id of the name.
    name_id: String,
) -> impl IntoView {
    let (trace, lang) = (use_trace(), use_lang());
    let rows = Memo::new(move |_| trace.evaluated.with(|evaluated| evaluated.matrix(matrix).rows()));
    let columns = Memo::new(move |_| trace.evaluated.with(|evaluated| evaluated.matrix(matrix).columns()));
    let column_head = move |column| {
        let name = lang.axis_index(Axis::of_columns(matrix), column + 1);
        view! { <th scope="col"><span class="sr-only">{name}</span></th> }
    };
    let row = move |row| {
        let name =
            Axis::of_rows(matrix).map_or(lang.all_examples().into(), |axis| lang.axis_index(axis, row + 1));
        let cell = move |column| view! { <Cell position=EntryPosition { tensor: matrix, row, column }/> };
        view! {
            <tr>
                <th scope="row"><span class="sr-only">{name}</span></th>
                <For each=move || 0..columns.get() key=|column| *column children=cell/>
            </tr>
        }
    };
    view! {
        <table aria-labelledby=name_id>
            <thead>
                <tr>
                    <td></td>
                    <For each=move || 0..columns.get() key=|column| *column children=column_head/>
                </tr>
            </thead>
            <tbody><For each=move || 0..rows.get() key=|row| *row children=row/></tbody>
        </table>
    }
}

/// An entry, traced on hover, focus and click.
#[component]
fn Cell(
    /// The position.
    position: EntryPosition,
) -> impl IntoView {
    let trace = use_trace();
    let given = is_given(position.tensor);
    let term = Memo::new(move |_| {
        trace.sources.with(|sources| sources.iter().find(|term| term.0 == position).map(|term| term.1))
    });
    let traced = Memo::new(move |_| trace.traced.get() == Some(position));
    let inactive = Memo::new(move |_| {
        shows_inactive_units(position.tensor) && trace.inactive.with(|units| units.contains(&position.column))
    });
    view! {
        <td
            data-cell=position.to_string()
            data-term=move || term.get().map(|term| term.to_string())
            data-traced=traced
            data-silent=inactive
            on:pointerenter=move |_| trace.hover(Some(position))
            on:pointerleave=move |_| trace.hover(None)
            on:focusin=move |_| trace.choose(Some(position))
            on:focusout=move |_| trace.on_focus_out()
            on:click=move |_| trace.choose(Some(position))
            on:keydown=move |event: KeyboardEvent| trace.on_key(&event, position, given)
        >
            {if given {
                view! { <EntryField position/> }.into_any()
            } else {
                view! { <ComputedEntry position/> }.into_any()
            }}
        </td>
    }
}

/// An editable entry.
#[component]
fn EntryField(
    /// The position.
    position: EntryPosition,
) -> impl IntoView {
    let (settings, trace, lang) = (use_settings::<CodeSettings>(), use_trace(), use_lang());
    let EntryPosition { tensor, row, column } = position;
    let id = matrix_id(tensor);
    let row_name = Axis::of_rows(tensor).map(|axis| lang.axis_index(axis, row + 1));
    let column_name = lang.axis_index(Axis::of_columns(tensor), column + 1);
    let change = move |value: f64| {
        settings.update_in_gesture((id, row * MAX_SIZE + column), |s| s.set_entry(position, value));
    };
    view! {
        <NumberField
            label=lang.matrix_entry(&id.to_uppercase(), row_name.as_deref(), &column_name)
            value=Memo::new(move |_| trace.evaluated.with(|evaluated| evaluated.matrix(tensor).at(row, column)))
            min=-MAX_ENTRY
            max=MAX_ENTRY
            id=format!("{id}-{}-{}", row + 1, column + 1)
            show=format::exact
            visible_label=false
            on_change=change
        />
    }
}

/// A computed entry. One per matrix is in the tab order (roving tabindex), the others are reached by arrow keys.
#[component]
fn ComputedEntry(
    /// The position.
    position: EntryPosition,
) -> impl IntoView {
    let trace = use_trace();
    let EntryPosition { tensor, row, column } = position;
    let text = Memo::new(move |_| {
        trace.evaluated.with(|evaluated| entry_text(evaluated.matrix(tensor).at(row, column)))
    });
    let in_tab_order = Memo::new(move |_| match trace.chosen.get() {
        Some(chosen) if chosen.tensor == tensor => chosen == position,
        _ => (row, column) == (0, 0),
    });
    view! { <button tabindex=move || if in_tab_order.get() { "0" } else { "-1" }>{text}</button> }
}
