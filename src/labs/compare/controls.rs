//! What the table shows, and its files.

use super::export::Format;
use super::work::Work;
use crate::app::Store;
use crate::browser;
use crate::number;
use crate::settings::deep::{init_by_id, init_id};
use crate::settings::field::Field;
use crate::settings::table::{FIELDS, everything, filter, rectifiers, textbook};
use crate::settings::{Column, Table};
use crate::ui::erased::{aria, click, on, text};
use crate::ui::{Choice, NumberField, Slider, initialisations};
use engine::activation::{Instance, Param};
use leptos::prelude::*;

/// The first of the rows that has a parameter of this name, and its place there.
fn first_with(rows: &[Instance], name: &str) -> Option<(Param, f64)> {
    rows.iter().find_map(|row| {
        let place = row.activation.params.iter().position(|p| p.name == name)?;
        Some((row.activation.params[place], *row.params.get(place)?))
    })
}

/// Gives all rows that have a parameter of this name this value, as far as their limits go.
fn give(rows: &mut [Instance], name: &str, value: f64) {
    for row in rows {
        if let Some(place) = row.activation.params.iter().position(|p| p.name == name) {
            let param = row.activation.params[place];
            row.params[place] = engine::limit(value, param.min, param.max);
        }
    }
}

/// α and β of all rows that have them, the inputs and the depth.
#[component]
pub fn Dials(store: Store) -> impl IntoView {
    let shared = ["alpha", "beta"].map(|name| {
        let param = store.memo(move |s| first_with(&s.table.rows, name).map(|found| found.0));
        move || {
            param.get().map(|param| {
                let value =
                    store.memo(move |s| first_with(&s.table.rows, name).map_or(param.default, |f| f.1));
                let on_change =
                    move |v: f64| store.drag((param.name, 1000), |s| give(&mut s.table.rows, name, v));
                let id = format!("compare-{name}");
                let end = move |()| store.end_gesture();
                view! { <Slider param of="all rows that have it" value id on_change on_end=end/> }
            })
        }
    });
    let dial = |(field, of): (&'static Field<Table>, &'static str)| {
        let value = store.memo(move |s| (field.get)(&s.table));
        let on_change = move |v: f64| store.drag((field.key, 1000), |s| (field.set)(&mut s.table, v));
        let show: fn(f64) -> String =
            if field.step == 1.0 { |v| number::fixed(v, 0) } else { |v| number::trimmed(v, 2, 4) };
        let id = format!("compare-{}", field.key);
        let end = move |()| store.end_gesture();
        view! { <Slider param=field.param() of value id show on_change on_end=end/> }
    };
    let names = ["the inputs", "the inputs", "layers"];
    view! {
        <div class="compare-dials" role="group" aria-label="Parameters of the whole table">
            {shared.into_iter().collect_view()}
            {FIELDS.iter().zip(names).map(dial).collect_view()}
        </div>
        <p class="lede">
            "α and β: of every row that has them. Inputs of the functions: z ~ N(μ, σ²). Networks: L layers."
        </p>
    }
}

/// Which rows and columns there are, and what counts as vanishing.
#[component]
pub fn Rows(store: Store, work: Work) -> impl IntoView {
    let explored = move |s: &crate::settings::Settings| -> Vec<Instance> {
        s.chosen().map(|(_, c)| c.instance.clone()).collect()
    };
    let preset = move |name: &'static str, make: fn() -> Vec<Instance>| {
        let active = store.memo(move |s| s.table.rows == make());
        let choose = move || store.choose(|s| s.table.rows = make());
        view! { <button aria-pressed=aria(move || active.get()) on:click=click(choose)>{name}</button> }
    };
    let of_explore = store.memo(move |s| s.table.rows == explored(s));
    let take = move || {
        store.choose(|s| {
            let rows = explored(s);
            if !rows.is_empty() {
                s.table.rows = rows;
            }
        });
    };
    let columns = Column::ALL.into_iter().enumerate().map(|(i, (_, _, name))| {
        let shown = store.memo(move |s| s.table.columns[i]);
        let toggle = on(move |event: web_sys::Event| {
            store.choose(|s| s.table.columns[i] = event_target_checked(&event));
        });
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=shown on:change=toggle/>
                <span inner_html=super::table::title(name)></span>
            </label>
        }
    });
    let field = |field: &'static Field<Table>| {
        let value = store.memo(move |s| (field.get)(&s.table));
        let on_change = move |v: f64| store.drag((field.key, 1000), |s| (field.set)(&mut s.table, v));
        let id = format!("compare-{}", field.key);
        view! {
            <NumberField label=field.name value min=field.min max=field.max id show=number::shortest labelled=true on_change/>
        }
    };
    let wanted = store.memo(|s| s.table.filter.clone());
    let search = on(move |event: web_sys::Event| {
        let entry = filter(&event_target_value(&event));
        store.drag(("filter", 0), |s| s.table.filter = entry);
    });
    let init = text(move || init_id(work.table.with(|t| t.init)).into());
    let choose = move |id: String| {
        if let Some(init) = init_by_id(&id) {
            store.choose(|s| s.table.init = init);
        }
    };
    let state = text(move || if work.busy() { "Measuring …" } else { "All measured" }.into());
    view! {
        <div class="chips" role="group" aria-label="Rows">
            {preset("The textbook four", textbook)}
            {preset("All", everything)}
            {preset("ReLU family", rectifiers)}
            <button aria-pressed=aria(move || of_explore.get()) on:click=click(take)>"Those in Explore"</button>
        </div>
        <div class="compare-options">
            <span class="number">
                <label for="compare-filter">"Find"</label>
                <input id="compare-filter" type="search" autocomplete="off" spellcheck="false" prop:value=text(move || wanted.get()) on:input=search/>
            </span>
            <Choice label="Weights" id="compare-init" value=init options=initialisations() labelled=true on_change=choose/>
            {FIELDS.iter().skip(3).map(field).collect_view()}
            <p class="busy" role="status">{state}</p>
        </div>
        <details class="columns">
            <summary>"Columns"</summary>
            <div>{columns.collect_view()}</div>
        </details>
    }
}

/// The table as it is shown, copied or as a file.
#[component]
pub fn Files(work: Work) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let buttons = Format::ALL.map(|(format, ending, name)| {
        let written = move || {
            let table = work.table.get_untracked();
            work.peek(|bench| format.write(bench, &table))
        };
        let save = move || {
            let file = format!("activations.{ending}");
            let done = browser::download(&file, &written()).is_some();
            said.set(if done { format!("{file} was offered") } else { "The browser refuses downloads".into() });
        };
        let copy = move || {
            let text = written();
            leptos::task::spawn_local(async move {
                let done = browser::copy(&text).await;
                said.try_set(if done { format!("{name} copied") } else { "The browser refuses to copy".into() });
            });
        };
        view! {
            <span class="pair">
                <button aria-label=format!("Copy the table as {name}") on:click=click(copy)>{format!("Copy {name}")}</button>
                <button aria-label=format!("Download the table as {name}") on:click=click(save)>{format!(".{ending}")}</button>
            </span>
        }
    });
    view! {
        <div class="files" role="group" aria-label="The table as it is shown">
            {buttons.into_iter().collect_view()}
            <button on:click=click(move || { let _ = window().print(); })>"Print"</button>
            <span role="status">{said}</span>
        </div>
    }
}
