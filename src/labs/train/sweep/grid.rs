//! The table of runs: a colour for each, moving about by keys, and the numbers of one.

use super::super::transport::use_transport;
use super::colour::{colour, css, shown};
use super::map::Map;
use super::task::{Cell, MapValues, cell_of, set_cell};
use crate::components::{grid_step, has_no_modifiers};
use crate::host::Host;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// What is pointed at and where the focus is.
#[derive(Clone, Copy)]
struct Attention {
    pointed: RwSignal<Option<Cell>>,
    focused: RwSignal<Option<Cell>>,
    /// The cell that the Tab key reaches.
    tab_stop: Memo<Cell>,
    /// The cell of the present run of the lab.
    present: Memo<Option<Cell>>,
}

/// The table, and the numbers of the cell under the pointer, or else of the focused one.
#[component]
pub fn MapGrid(
    /// The map.
    map: Map,
) -> impl IntoView {
    let lang = use_lang();
    let present = Memo::new(move |_| {
        map.map.with(|m| map.values.with(|values| map.settings.with(|s| cell_of(s, m, values))))
    });
    let (pointed, focused) = (RwSignal::new(None), RwSignal::new(None::<Cell>));
    let tab_stop = Memo::new(move |_| {
        let exists = |(row, column): &Cell| map.values.with(|v| *row < v.y.len() && *column < v.x.len());
        focused.get().or(present.get()).filter(exists).unwrap_or_default()
    });
    let attention = Attention { pointed, focused, tab_stop, present };
    let reading = move || {
        let cell = pointed.get().or(focused.get()).or(present.get())?;
        Some(map.text(cell, lang))
    };
    view! {
        <div class="map-scroll" on:pointerleave=move |_| pointed.set(None)>
            {move || map.values.with(|values| table(map, values, attention).into_any())}
        </div>
        <p class="reading" aria-hidden="true">{reading}</p>
    }
}

/// The table for the values of the axes.
fn table(map: Map, values: &MapValues, attention: Attention) -> impl IntoView + use<> {
    let (lang, host) = (use_lang(), use_state().host);
    let (rows, columns) = (values.y.len(), values.x.len());
    let on_key = move |event: KeyboardEvent| {
        let Some(cell) = attention.focused.get_untracked().filter(|_| has_no_modifiers(&event)) else {
            return;
        };
        if let Some(next) = grid_step(&event.key(), cell, rows, columns) {
            event.prevent_default();
            focus_cell(host, next);
        }
    };
    let head = |value| view! { <th scope="col"><span>{lang.map_value(value)}</span></th> };
    let row = |(row, value): (usize, _)| {
        let cells = (0..columns).map(|column| view! { <MapCell map cell=(row, column) columns attention/> });
        view! { <tr><th scope="row">{lang.map_value(value)}</th>{cells.collect_view()}</tr> }
    };
    view! {
        <table role="grid" aria-label=lang.map_grid()>
            <thead><tr><td></td>{values.x.iter().map(head).collect_view()}</tr></thead>
            <tbody on:keydown=on_key>{values.y.iter().enumerate().map(row).collect_view()}</tbody>
        </table>
    }
}

fn cell_id((row, column): Cell) -> String {
    format!("map-{row}-{column}")
}

fn focus_cell(host: Host, cell: Cell) {
    let selector = format!("#{}", host.id(&cell_id(cell)));
    let found = host.root().and_then(|root| root.query_selector(&selector).ok().flatten());
    if let Some(button) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // `focus` throws nothing for an element of the page.
        let _ = button.focus();
    }
}

/// A run.
#[component]
fn MapCell(
    /// The map.
    map: Map,
    /// Its place.
    cell: Cell,
    /// The number of columns.
    columns: usize,
    /// What is pointed at and where the focus is.
    attention: Attention,
) -> impl IntoView {
    let (lang, host, transport) = (use_lang(), use_state().host, use_transport());
    let run = Memo::new(move |_| map.run(cell.0 * columns + cell.1));
    let number = move || shown(map.map.with(|m| m.measure), &run.get()?);
    let background = move || {
        let share = map.extent.get()?.share(number()?);
        Some(css(colour(share)))
    };
    let sign = move || match run.get() {
        Some(run) if run.diverged => "×",
        Some(_) if number().is_none() => "–",
        _ => "",
    };
    let open = move |_| {
        map.settings.update(|s| {
            let map_settings = s.map.clone();
            map.values.with_untracked(|values| set_cell(s, &map_settings, values, cell));
            s.epoch = map_settings.epochs;
        });
        transport.restart();
        // The networks of the run.
        if let Some(networks) = host.root().and_then(|root| root.query_selector(".networks").ok().flatten()) {
            networks.scroll_into_view();
        }
    };
    view! {
        <td>
            <button
                id=host.id(&cell_id(cell))
                class:done=move || run.get().is_some()
                style:background=background
                tabindex=move || if attention.tab_stop.get() == cell { "0" } else { "-1" }
                aria-label=move || map.text(cell, lang)
                aria-current=move || (attention.present.get() == Some(cell)).then_some("true")
                on:click=open
                on:focus=move |_| attention.focused.set(Some(cell))
                on:pointerenter=move |_| attention.pointed.set(Some(cell))
            >
                {sign}
            </button>
        </td>
    }
}
