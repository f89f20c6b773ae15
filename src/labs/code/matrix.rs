//! A matrix as a table in brackets.

use super::axis::Axis;
use super::inactive::shows_inactive_units;
use super::markup::with_quantities;
use super::notation::{entry_text, symbol};
use super::place::{Place, matrix_id};
use super::settings::CodeSettings;
use super::trace::use_trace;
use crate::components::NumberField;
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::layer::{MAX_ENTRY, MAX_SIZE, Tensor};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Whether the numbers of a matrix can be changed.
const fn is_given(matrix: Tensor) -> bool {
    matches!(matrix, Tensor::Inputs | Tensor::Weights | Tensor::Bias)
}

/// A matrix with its name above it.
#[component]
pub fn Term(
    /// Which matrix.
    matrix: Tensor,
    /// The operator before it.
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
                <span>{with_quantities(lang.matrix_word(matrix))}</span>
            </div>
            <div class="matrix">
                <div class=if is_given(matrix) { "" } else { "scrollable" }>
                    <MatrixTable matrix name_id/>
                </div>
            </div>
        </div>
    }
}

/// The numbers of a matrix. Rows and columns are added and removed at the end; the others stay, with what is being typed
/// in them.
#[component]
fn MatrixTable(
    /// Which matrix.
    matrix: Tensor,
    /// The id of its name.
    name_id: String,
) -> impl IntoView {
    let (trace, lang) = (use_trace(), use_lang());
    let rows = Memo::new(move |_| trace.worked.with(|worked| worked.matrix(matrix).rows()));
    let columns = Memo::new(move |_| trace.worked.with(|worked| worked.matrix(matrix).columns()));
    let column_head = move |column| {
        let name = lang.axis_entry(Axis::of_columns(matrix), column + 1);
        view! { <th scope="col"><span class="sr-only">{name}</span></th> }
    };
    let row = move |row| {
        let name =
            Axis::of_rows(matrix).map_or(lang.all_examples().into(), |axis| lang.axis_entry(axis, row + 1));
        let cell = move |column| view! { <Cell place=Place { tensor: matrix, row, column }/> };
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

/// A number of a matrix, which can be looked at by pointer, tap and keys.
#[component]
fn Cell(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let trace = use_trace();
    let given = is_given(place.tensor);
    let term = Memo::new(move |_| {
        trace.terms.with(|terms| terms.iter().find(|term| term.0 == place).map(|term| term.1))
    });
    let traced = Memo::new(move |_| trace.traced.get() == Some(place));
    let inactive = Memo::new(move |_| {
        shows_inactive_units(place.tensor) && trace.inactive.with(|units| units.contains(&place.column))
    });
    view! {
        <td
            data-cell=place.to_string()
            data-term=move || term.get().map(|term| term.to_string())
            data-traced=traced
            data-silent=inactive
            on:pointerenter=move |_| trace.hover(Some(place))
            on:pointerleave=move |_| trace.hover(None)
            on:focusin=move |_| trace.choose(Some(place))
            on:focusout=move |_| trace.leave()
            on:click=move |_| trace.choose(Some(place))
            on:keydown=move |event: KeyboardEvent| trace.press(&event, place, given)
        >
            {if given {
                view! { <EntryField place/> }.into_any()
            } else {
                view! { <ComputedEntry place/> }.into_any()
            }}
        </td>
    }
}

/// A number that can be changed.
#[component]
fn EntryField(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let (settings, trace, lang) = (use_settings::<CodeSettings>(), use_trace(), use_lang());
    let Place { tensor, row, column } = place;
    let id = matrix_id(tensor);
    let row_name = Axis::of_rows(tensor).map(|axis| lang.axis_entry(axis, row + 1));
    let column_name = lang.axis_entry(Axis::of_columns(tensor), column + 1);
    let change = move |value: f64| {
        settings.drag((id, row * MAX_SIZE + column), |s| s.set_entry(place, value));
    };
    view! {
        <NumberField
            label=lang.matrix_entry(&id.to_uppercase(), row_name.as_deref(), &column_name)
            value=Memo::new(move |_| trace.worked.with(|worked| worked.matrix(tensor).at(row, column)))
            min=-MAX_ENTRY
            max=MAX_ENTRY
            id=format!("{id}-{}-{}", row + 1, column + 1)
            show=|value| format::shortest(value).replace('-', "\u{2212}")
            labelled=false
            on_change=change
        />
    }
}

/// A number that is computed. One of a matrix is reached by Tab, the others by arrow keys.
#[component]
fn ComputedEntry(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let trace = use_trace();
    let Place { tensor, row, column } = place;
    let text =
        Memo::new(move |_| trace.worked.with(|worked| entry_text(worked.matrix(tensor).at(row, column))));
    let reached_by_tab = Memo::new(move |_| match trace.chosen.get() {
        Some(chosen) if chosen.tensor == tensor => chosen == place,
        _ => (row, column) == (0, 0),
    });
    view! { <button tabindex=move || if reached_by_tab.get() { "0" } else { "-1" }>{text}</button> }
}
