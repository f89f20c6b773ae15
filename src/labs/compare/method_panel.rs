//! The panel that explains how a cell is computed, with a link to where its claim can be seen.

use super::cell_position::{CellPosition, ExplainedCell};
use super::check::Check;
use super::column::Column;
use super::column_title::Subscripted;
use super::measurements::Measurements;
use super::method_text::method_text;
use super::results::RowResults;
use super::rows::{Row, Rows};
use super::settings::CompareSettings;
use crate::components::{Icon, IconButton, InternalLink};
use crate::hooks::use_element_size;
use crate::locale::use_lang;
use crate::state::{LinkOrigin, use_settings, use_state};
use leptos::html::Aside;
use leptos::prelude::*;
use web_sys::Element;

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
    let check = Memo::new(move |_| {
        let CellPosition { row, column } = position.get()?;
        measurements.with_row(row, |rows, row, results| {
            Check::new(row, &results, column, rows.conditions(&row.facts))
        })
    });
    let query = Memo::new(move |_| check.get().map(|check| check.query(origin.get())).unwrap_or_default());
    let name = move || check.with(|check| check.as_ref().map(|check| lang.check_in(check.lab(lang))));
    // An element of another page shows one lab only.
    let link = state.host.is_page().then(|| view! { <InternalLink query>{name}</InternalLink> });
    let panel = NodeRef::<Aside>::new();
    let size = use_element_size(panel);
    Effect::new(move || {
        // Its size is 0 until it is shown.
        let Some(position) = position.get().filter(|_| size.get().1 > 0.0) else { return };
        let selector = format!("#{}", state.host.id(&position.id()));
        let cell = state.host.root().and_then(|root| root.query_selector(&selector).ok().flatten());
        if let (Some(cell), Some(panel)) = (cell, panel.get_untracked()) {
            uncover(&cell, &panel);
        }
    });
    view! {
        <aside class="cell-explanation" node_ref=panel aria-label=lang.method_panel_label() hidden=move || position.get().is_none()>
            <div>
                <h2>{move || view! { <Subscripted text=heading.get()/> }}</h2>
                <p role="status">{move || view! { <Subscripted text=text.get()/> }}</p>
            </div>
            {link}
            <IconButton icon=Icon::Close name=lang.close() on_press=move |()| explained.set(None)/>
        </aside>
    }
}

/// Scrolls so that the panel, which sticks to the lower edge of the window, does not cover the cell that it explains.
fn uncover(cell: &Element, panel: &Element) {
    let covered = cell.get_bounding_client_rect().bottom() - panel.get_bounding_client_rect().top();
    if covered > 0.0 {
        window().scroll_by_with_x_and_y(0.0, covered);
    }
}
