//! Which rows and columns there are, how weights are drawn, and what counts as vanishing.

use super::column_title::ColumnTitle;
use super::measurements::Measurements;
use super::settings::{
    Column, CompareSettings, EXPLODES, VANISHES, everything, filter, rectifiers, textbook,
};
use crate::components::{Checkbox, InitSelect, SettingField};
use crate::locale::use_lang;
use crate::state::{Settings, use_settings, use_state};
use engine::activation::Instance;
use leptos::prelude::*;

/// The options.
#[component]
pub fn Options(
    /// Rows and measurements.
    measurements: Measurements,
) -> impl IntoView {
    let lang = use_lang();
    let progress = move || {
        if measurements.is_running() { lang.compare_measuring() } else { lang.compare_all_measured() }
    };
    view! {
        <div>
            <RowSelections/>
            <div class="compare-options">
                <Filter/>
                <InitSelect
                    label=lang.compare_weights()
                    id="compare-init"
                    read=|s: &CompareSettings| s.init
                    write=|s: &mut CompareSettings, init| s.init = init
                />
                <SettingField setting=&VANISHES id="compare"/>
                <SettingField setting=&EXPLODES id="compare"/>
                <p class="busy" role="status">{progress}</p>
            </div>
            <details class="columns">
                <summary>{lang.compare_columns()}</summary>
                <div>{Column::ALL.map(|(column, _)| view! { <ColumnCheck column/> }).collect_view()}</div>
            </details>
        </div>
    }
}

/// Ready selections of rows.
#[component]
fn RowSelections() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="chips" role="group" aria-label=lang.compare_rows()>
            <RowSelection name=lang.preset_textbook_four() rows=textbook()/>
            <RowSelection name=lang.compare_all() rows=everything()/>
            <RowSelection name=lang.relu_family() rows=rectifiers()/>
            <RowSelection name=lang.those_in_explore() rows=use_state().memo(rows_of_explore)/>
        </div>
    }
}

fn rows_of_explore(settings: &Settings) -> Vec<Instance> {
    settings.explore.chosen().map(|(_, slot)| slot.function.clone()).collect()
}

/// A button that takes a ready selection, unless there is nothing in it.
#[component]
fn RowSelection(
    /// What is on the button.
    name: &'static str,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<Instance>>,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let taken = compare.memo(move |s| rows.with(|rows| s.rows == *rows));
    let take = move |_| {
        let rows = rows.get_untracked();
        if !rows.is_empty() {
            compare.update(|s| s.rows = rows);
        }
    };
    view! { <button aria-pressed=move || taken.get().to_string() on:click=take>{name}</button> }
}

/// What rows must have in their names.
#[component]
fn Filter() -> impl IntoView {
    let (compare, lang) = (use_settings::<CompareSettings>(), use_lang());
    let id = use_state().host.id("compare-filter");
    let wanted = compare.memo(|s| s.filter.clone());
    // What has been typed stays as it is, with whatever of it is not searched for.
    let draft = RwSignal::new(wanted.get_untracked());
    let search = move |text: String| {
        compare.update_in_gesture(("filter", 0), |s| s.filter = filter(&text));
        draft.set(text);
    };
    // A filter that comes from elsewhere (undo, a link) takes its place.
    Effect::watch(
        move || wanted.get(),
        move |wanted, _, _| {
            if draft.with_untracked(|draft| filter(draft) != *wanted) {
                draft.set(wanted.clone());
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

/// A box that shows or hides a column.
#[component]
fn ColumnCheck(
    /// The column.
    column: Column,
) -> impl IntoView {
    let compare = use_settings::<CompareSettings>();
    let shown = compare.memo(move |s| s.columns[column.place()]);
    let toggle = move |on| compare.update(|s| s.columns[column.place()] = on);
    view! { <Checkbox label="" checked=shown on_change=toggle><span><ColumnTitle column/></span></Checkbox> }
}
