//! Rows, columns, the initialisation of the networks, and the thresholds of the verdict.

use super::column::Column;
use super::column_title::ColumnTitle;
use super::measurements::Measurements;
use super::numbers::{EXPLODING, VANISHING};
use super::settings::{CompareSettings, all_functions, relu_family, sanitize_filter, textbook_functions};
use crate::components::{Checkbox, InitSelect, SettingField};
use crate::locale::use_lang;
use crate::state::{Settings, use_settings, use_state};
use engine::activation::Instance;
use leptos::prelude::*;

/// The options.
#[component]
pub fn TableOptions() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div>
            <div class="compare-options">
                <Filter/>
                <InitSelect
                    label=lang.compare_weights()
                    id="compare-init"
                    read=|s: &CompareSettings| s.init
                    write=|s: &mut CompareSettings, init| s.init = init
                />
                <SettingField setting=&VANISHING id="compare"/>
                <SettingField setting=&EXPLODING id="compare"/>
            </div>
            <details class="columns">
                <summary>{lang.compare_columns()}</summary>
                <div>{Column::ALL.map(|(column, _)| view! { <ColumnCheck column/> }).collect_view()}</div>
            </details>
        </div>
    }
}

/// Buttons for ready lists of rows, and whether these are measured.
#[component]
pub fn RowPresets(
    /// Rows and measurements.
    measurements: Measurements,
) -> impl IntoView {
    let lang = use_lang();
    let own = use_state().memo(own_rows);
    let progress = move || {
        if measurements.is_running() { lang.compare_measuring() } else { lang.compare_all_measured() }
    };
    view! {
        <div class="compare-rows">
            <div class="chips" role="group" aria-label=lang.compare_rows()>
                <RowPreset name=lang.preset_textbook_four() rows=textbook_functions()/>
                <RowPreset name=lang.compare_all() rows=all_functions()/>
                <RowPreset name=lang.relu_family() rows=relu_family()/>
                <RowPreset name=lang.rows_from_explore() rows=use_state().memo(rows_of_explore)/>
                <Show when=move || own.with(|own| !own.is_empty())>
                    <RowPreset name=lang.own_functions() rows=own/>
                </Show>
            </div>
            <p class="busy" role="status">{progress}</p>
        </div>
    }
}

fn own_rows(settings: &Settings) -> Vec<Instance> {
    settings.own.all().iter().copied().map(Instance::new).collect()
}

fn rows_of_explore(settings: &Settings) -> Vec<Instance> {
    settings.explore.chosen().map(|(_, slot)| slot.function.clone()).collect()
}

/// A button that replaces the rows, unless its list is empty.
#[component]
fn RowPreset(
    /// The label of the button.
    name: &'static str,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<Instance>>,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let pressed = compare.memo(move |s| rows.with(|rows| s.rows == *rows));
    let replace_rows = move |_| {
        let rows = rows.get_untracked();
        if !rows.is_empty() {
            compare.update(|s| s.rows = rows);
        }
    };
    view! { <button aria-pressed=move || pressed.get().to_string() on:click=replace_rows>{name}</button> }
}

/// The text that the names of rows must contain.
#[component]
fn Filter() -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    let id = use_state().host.id("compare-filter");
    let filter = compare.memo(|s| s.filter.clone());
    // The text as it was typed, with characters that the filter leaves out.
    let draft = RwSignal::new(filter.get_untracked());
    let search = move |text: String| {
        compare.update_in_gesture(("filter", 0), |s| s.filter = sanitize_filter(&text));
        draft.set(text);
    };
    // A filter from elsewhere (undo, a link) replaces it.
    Effect::watch(
        move || filter.get(),
        move |filter, _, _| {
            if draft.with_untracked(|draft| sanitize_filter(draft) != *filter) {
                draft.set(filter.clone());
            }
        },
        false,
    );
    view! {
        <span class="number">
            <label for=id.clone()>{lang.compare_find()}</label>
            <input
                id=id
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=draft
                on:input:target=move |event| search(event.target().value())
                on:change=move |_| compare.end_gesture()
            />
        </span>
    }
}

/// A check box that shows or hides a column.
#[component]
fn ColumnCheck(
    /// The column.
    column: Column,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let shown = compare.memo(move |s| s.columns[column.index()]);
    let toggle = move |on| compare.update(|s| s.columns[column.index()] = on);
    view! { <Checkbox label="" checked=shown on_change=toggle><span><ColumnTitle column/></span></Checkbox> }
}
