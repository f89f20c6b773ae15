//! What the table shows, and its files.

use super::explored;
use super::export::Format;
use super::work::Work;
use crate::browser::{self, checked_of, value_of};
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::deep::{init_by_id, init_id};
use crate::settings::field::Field;
use crate::settings::table::{FIELDS, everything, filter, rectifiers, textbook};
use crate::settings::{Column, Table};
use crate::store::Store;
use crate::ui::slider::{self, Slider};
use crate::ui::{Choice, NumberField, initialisations};
use engine::activation::{Activation, Instance};

/// The place of a parameter among those of an activation.
fn place_in(activation: &Activation, name: &str) -> Option<usize> {
    activation.params.iter().position(|p| p.name == name)
}

/// The first of the rows that has a parameter of this name.
fn first_with<'a>(rows: &'a [Instance], name: &str) -> Option<&'a Instance> {
    rows.iter().find(|row| place_in(row.activation, name).is_some())
}

/// Gives all rows that have a parameter of this name this value, as far as their limits go.
fn give(rows: &mut [Instance], name: &str, value: f64) {
    for row in rows {
        if let Some(place) = place_in(row.activation, name) {
            let param = row.activation.params[place];
            row.params[place] = engine::limit(value, param.min, param.max);
        }
    }
}

/// α and β of all rows that have them, the inputs and the depth.
pub fn dials(store: Store) -> El {
    let shared = ["alpha", "beta"].map(|name| {
        let activation = store.memo(move |s| first_with(&s.table.rows, name).map(|row| row.activation));
        el("div").class("shared").rebuilt(move || {
            activation.get().and_then(|activation| parameter(store, name, activation)).into_iter().collect()
        })
    });
    let names = ["the inputs", "the inputs", "layers"];
    let dials = el("div")
        .class("compare-dials")
        .set("role", "group")
        .set("aria-label", "Parameters of the whole table")
        .with_all(shared)
        .with_all(FIELDS.iter().zip(names).map(|(field, of)| dial(store, field, of)));
    let lede =
        "α and β: of every row that has them. Inputs of the functions: z ~ N(μ, σ²). Networks: L layers.";
    el("div").with(dials).with(el("p").class("lede").text(lede))
}

/// The slider of a parameter of all rows that have it; the first of them gives its limits.
fn parameter(store: Store, name: &'static str, first: &'static Activation) -> Option<El> {
    let place = place_in(first, name)?;
    let param = first.params[place];
    let value = store.memo(move |s| {
        let row = first_with(&s.table.rows, name);
        row.and_then(|row| row.params.get(place)).copied().unwrap_or(param.default)
    });
    let on_change = move |v: f64| store.drag((param.name, 1000), |s| give(&mut s.table.rows, name, v));
    let slider = Slider {
        param,
        of: Signal::stored("all rows that have it".into()),
        value,
        id: format!("compare-{name}"),
        show: slider::usual,
        on_change: Callback::new(on_change),
        on_end: Callback::new(move |()| store.end_gesture()),
    };
    Some(slider.view())
}

/// The slider of a number of the table.
fn dial(store: Store, field: &'static Field<Table>, of: &'static str) -> El {
    let on_change = move |v: f64| store.drag((field.key, 1000), |s| (field.set)(&mut s.table, v));
    let slider = Slider {
        param: field.param(),
        of: Signal::stored(of.into()),
        value: store.memo(move |s| (field.get)(&s.table)),
        id: format!("compare-{}", field.key),
        show: if field.step == 1.0 { |v| number::fixed(v, 0) } else { slider::usual },
        on_change: Callback::new(on_change),
        on_end: Callback::new(move |()| store.end_gesture()),
    };
    slider.view()
}

/// Which rows and columns there are, and what counts as vanishing.
pub fn rows(store: Store, work: Work) -> El {
    el("div").with_all([presets(store), options(store, work), columns(store)])
}

/// Ready selections of rows.
fn presets(store: Store) -> El {
    let preset = |name: &'static str, make: Box<dyn Fn() -> Vec<Instance>>| {
        let rows = make();
        let active = store.memo(move |s| s.table.rows == rows);
        let choose = move || {
            let rows = make();
            if !rows.is_empty() {
                store.choose(|s| s.table.rows = rows);
            }
        };
        button(name, choose).set("aria-pressed", aria(move || active.get()))
    };
    let in_explore = || explored().chosen().map(|(_, c)| c.instance.clone()).collect();
    el("div")
        .class("chips")
        .set("role", "group")
        .set("aria-label", "Rows")
        .with(preset("The textbook four", Box::new(textbook)))
        .with(preset("All", Box::new(everything)))
        .with(preset("ReLU family", Box::new(rectifiers)))
        .with(preset("Those in Explore", Box::new(in_explore)))
}

/// What rows must have in their names, how weights are drawn, what counts as vanishing, and how far
/// measuring is.
fn options(store: Store, work: Work) -> El {
    let search = move |event: web_sys::Event| {
        let entry = filter(&value_of(&event));
        store.drag(("filter", 0), |s| s.table.filter = entry);
    };
    let field = el("input")
        .set("id", "compare-filter")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .value(store.memo(|s| s.table.filter.clone()))
        .on("input", search);
    let find = el("span").class("number").with(el("label").set("for", "compare-filter").text("Find"));
    let choose = move |id: String| {
        if let Some(init) = init_by_id(&id) {
            store.choose(|s| s.table.init = init);
        }
    };
    let weights = Choice {
        label: "Weights".into(),
        id: "compare-init".into(),
        value: store.memo(|s| init_id(s.table.init).to_owned()),
        options: initialisations(),
        labelled: true,
        on_change: Callback::new(choose),
    };
    let state = text(move || if work.busy() { "Measuring …" } else { "All measured" }.into());
    el("div")
        .class("compare-options")
        .with(find.with(field))
        .with(weights.view())
        .with_all(FIELDS.iter().skip(3).map(|field| threshold(store, field)))
        .with(el("p").class("busy").set("role", "status").text(state))
}

/// From where on a gradient is said to vanish or explode.
fn threshold(store: Store, field: &'static Field<Table>) -> El {
    let on_change = move |v: f64| store.drag((field.key, 1000), |s| (field.set)(&mut s.table, v));
    let number = NumberField {
        label: Signal::stored(field.name.into()),
        value: store.memo(move |s| (field.get)(&s.table)),
        min: field.min,
        max: field.max,
        id: format!("compare-{}", field.key),
        show: number::shortest,
        labelled: true,
        on_change: Callback::new(on_change),
    };
    number.view()
}

/// Boxes to show and hide columns.
fn columns(store: Store) -> El {
    let column = |(i, (_, _, name)): (usize, (Column, &'static str, &'static str))| {
        let toggle = move |event: web_sys::Event| {
            store.choose(|s| s.table.columns[i] = checked_of(&event));
        };
        let shown = store.memo(move |s| s.table.columns[i]);
        let tick = el("input").set("type", "checkbox").checked(shown).on("change", toggle);
        el("label").class("check").with(tick).with(el("span").html(super::table::title(name)))
    };
    el("details")
        .class("columns")
        .with(el("summary").text("Columns"))
        .with(el("div").with_all(Column::ALL.into_iter().enumerate().map(column)))
}

/// The table as it is shown, copied or as a file.
pub fn files(work: Work) -> El {
    let said = RwSignal::new(String::new());
    let print = || {
        // Refused only where there is no printer to speak to.
        let _ = browser::window().map(|window| window.print());
    };
    el("div")
        .class("files")
        .set("role", "group")
        .set("aria-label", "The table as it is shown")
        .with_all(Format::ALL.map(|format| file(work, said, format)))
        .with(button("Print", print))
        .with(el("span").set("role", "status").text(said))
}

/// The two buttons of a format.
fn file(
    work: Work,
    said: RwSignal<String>,
    (format, ending, name): (Format, &'static str, &'static str),
) -> El {
    let written = move || {
        let table = work.table.get_untracked();
        work.peek(|bench| format.write(bench, &table))
    };
    let save = move || {
        let file = format!("activations.{ending}");
        said.set(browser::offered(&file, browser::download(&file, &written())));
    };
    let copy = move || {
        browser::copy(written(), move |done| {
            said.set(if done { format!("{name} copied") } else { "The browser refuses to copy".into() });
        });
    };
    let copy = button(format!("Copy {name}"), copy).set("aria-label", format!("Copy the table as {name}"));
    let save = button(format!(".{ending}"), save).set("aria-label", format!("Download the table as {name}"));
    el("span").class("pair").with_all([copy, save])
}
