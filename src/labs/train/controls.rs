//! What drives a race, and what defines it.

use super::clock::{Clock, Speed, TURNS};
use super::race::Race;
use super::{defining, own};
use crate::browser::value_of;
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::Run;
use crate::settings::field::{by_id, id_of};
use crate::settings::run::{FIELDS, MAX_SEED, widths, write_widths};
use crate::store::Store;
use crate::ui::{self, Choice, NumberField, options};
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Init, Loss, Method, Output, Task};

/// Play, step, rewind, speed, and the way back in time.
pub fn transport(store: Store, clock: Clock) -> El {
    let ended = flag(move || !clock.look(0, Race::can_go_on));
    let play = text(move || if clock.running() { "Pause" } else { "Train" }.into());
    let new_seed = move || {
        store.choose(defining(|run| run.seed = (run.seed + 1) % (MAX_SEED as u64 + 1)));
    };
    el("div")
        .class("transport")
        .set("role", "group")
        .set("aria-label", "Training")
        .with(button(play, move || clock.toggle()).class("primary play").flag("disabled", ended))
        .with(button("+1 batch", move || clock.step_batch()).flag("disabled", ended))
        .with(button("+1 epoch", move || clock.step_epoch()).flag("disabled", ended))
        .with(button("Rewind", move || clock.rewind()))
        .with(button("New seed", new_seed))
        .with(speed(clock))
        .with(scrub(clock))
}

/// How fast the race goes.
fn speed(clock: Clock) -> El {
    let set_speed = move |id: String| {
        if let Some(speed) = by_id(&Speed::ALL, &id) {
            clock.speed.set(speed);
        }
    };
    let choice = Choice {
        label: "Speed".into(),
        id: "speed".into(),
        value: text(move || id_of(&Speed::ALL, clock.speed.get()).into()),
        options: options(Speed::ALL.map(|s| (s.1, s.2))),
        labelled: false,
        on_change: Callback::new(set_speed),
    };
    choice.view()
}

/// The epoch that is shown, and a slider that leads back to earlier ones.
fn scrub(clock: Clock) -> El {
    let epoch = clock.text(TURNS - 1, |race| race.epoch().to_string());
    let shown = text(move || match clock.past.get() {
        Some(epoch) => epoch.to_string(),
        None => epoch.get(),
    });
    let caption = text(move || match clock.past.get() {
        Some(past) => format!("As it was at epoch {past} of {}", epoch.get()),
        None => format!("Epoch {}", epoch.get()),
    });
    let look_back = move |event: web_sys::Event| {
        let Some(at) = number::parse(&value_of(&event)) else { return };
        if clock.is_running() {
            clock.pause();
        }
        let at = at as usize;
        clock.past.set((at < clock.peek(Race::epoch)).then_some(at));
    };
    // The limits come before the value, which they would limit.
    let slider = el("input")
        .set("type", "range")
        .set("min", "0")
        .set("max", epoch)
        .set("step", "1")
        .set("aria-label", "Epoch shown")
        .value(shown)
        .on("input", look_back);
    el("label").class("scrub").with(el("span").class("epoch").text(caption)).with(slider)
}

/// A section of the definition.
fn section(id: &'static str, title: &'static str) -> El {
    el("section").set("aria-labelledby", id).with(el("h2").set("id", id).text(title))
}

/// What is learned.
pub fn data(store: Store, clock: Clock) -> El {
    let of_own = store.memo(|s| s.run.own.is_some());
    let ready = el("div").flag("hidden", of_own).with_all(fields(store, &["n", "noise"]));
    let seed = NumberField {
        label: Signal::stored("Seed".into()),
        value: store.memo(|s| s.run.seed as f64),
        min: 0.0,
        max: MAX_SEED,
        id: "run-seed".into(),
        show: number::shortest,
        labelled: true,
        on_change: Callback::new(move |v: f64| {
            store.choose(defining(|run| run.seed = v.round() as u64));
        }),
    };
    section("data-title", "Data")
        .with(pick(store, ("data", "Data set"), own::data_sets(), own::data_id, own::choose_data))
        .with(ready)
        .with(own::own_data(store, clock))
        .with(seed.view())
}

/// What learns it.
pub fn network(store: Store) -> El {
    let numbers = store.memo(|s| s.run.task() != Task::Classification);
    let inits = options(Init::ALL.map(|k| (k.1, k.2)));
    let set_init = |r: &mut Run, id: &str| r.init = by_id(&Init::ALL, id).unwrap_or(r.init);
    let outputs = options([("tanh", "tanh"), ("linear", "Linear")]);
    let output = |r: &Run| if r.output == Output::Tanh { "tanh" } else { "linear" };
    let set_output = |r: &mut Run, id: &str| {
        r.output = if id == "tanh" { Output::Tanh } else { Output::Linear };
    };
    let losses = options([("square", "½(o − t)²"), ("logistic", "Logistic")]);
    let loss = |r: &Run| if r.loss == Loss::Square { "square" } else { "logistic" };
    let set_loss = |r: &mut Run, id: &str| {
        r.loss = if id == "square" { Loss::Square } else { Loss::Logistic };
    };
    let of_classes = el("div")
        .flag("hidden", numbers)
        .with(pick(store, ("out", "Output"), outputs, output, set_output))
        .with(pick(store, ("loss", "Loss"), losses, loss, set_loss));
    section("network-title", "Network")
        .with(hidden_units(store))
        .with(pick(store, ("init", "Initial weights"), inits, |r| id_of(&Init::ALL, r.init), set_init))
        .with_all(fields(store, &["bias"]))
        .with(of_classes)
}

/// How it learns.
pub fn training(store: Store) -> El {
    let methods = options(Method::ALL.map(|k| (k.1, k.2)));
    let set_method = |r: &mut Run, id: &str| r.method = by_id(&Method::ALL, id).unwrap_or(r.method);
    let dead = "Stop a network when all its units are dead";
    let order = "A new order of samples in every epoch";
    section("training-title", "Training")
        .with(pick(store, ("opt", "Optimiser"), methods, |r| id_of(&Method::ALL, r.method), set_method))
        .with_all(fields(store, &["lr", "batch", "l1", "l2", "clip", "stop", "stoploss"]))
        .with(check(store, dead, |r| r.stop_dead, |r, on| r.stop_dead = on))
        .with(check(store, order, |r| r.shuffle, |r, on| r.shuffle = on))
}

/// A choice from a list.
fn pick(
    store: Store,
    (id, label): (&str, &str),
    options: String,
    get: fn(&Run) -> &'static str,
    set: fn(&mut Run, &str),
) -> El {
    let choice = Choice {
        label: label.into(),
        id: id.into(),
        value: store.memo(move |s| get(&s.run).into()),
        options,
        labelled: true,
        on_change: Callback::new(move |id: String| store.choose(defining(|run| set(run, &id)))),
    };
    choice.view()
}

/// The numbers with these keys.
fn fields(store: Store, keys: &[&str]) -> impl Iterator<Item = El> {
    let fields = keys.iter().filter_map(|key| FIELDS.iter().find(|field| field.key == *key));
    fields.map(move |field| {
        let number = NumberField {
            label: Signal::stored(field.name.into()),
            value: store.memo(move |s| (field.get)(&s.run)),
            min: field.min,
            max: field.max,
            id: format!("run-{}", field.key),
            show: number::shortest,
            labelled: true,
            on_change: Callback::new(move |v: f64| {
                store.drag((field.key, 0), defining(|run| (field.set)(run, v)));
            }),
        };
        number.view()
    })
}

/// A check box.
fn check(store: Store, label: &'static str, get: fn(&Run) -> bool, set: fn(&mut Run, bool)) -> El {
    let on_change = move |on| store.choose(defining(|run| set(run, on)));
    ui::check(label, store.memo(move |s| get(&s.run)), on_change)
}

/// The widths of the hidden layers, as text.
fn hidden_units(store: Store) -> El {
    let draft = RwSignal::new(None::<String>);
    let present = store.memo(|s| write_widths(&s.run.layers));
    let wrong = move || draft.with(|d| d.as_deref().is_some_and(|d| widths(d.trim()).is_none()));
    let complaint = text(move || {
        if !wrong() {
            return String::new();
        }
        format!("Up to {MAX_LAYERS} layers of 1 to {MAX_UNITS} units, such as 8-8; the last ones stay.")
    });
    let on_change = move |event: web_sys::Event| {
        let entry = value_of(&event);
        match widths(entry.trim()) {
            Some(layers) => {
                draft.set(None);
                store.choose(defining(|run| run.layers = layers));
            }
            None => draft.set(Some(entry)),
        }
    };
    let field = el("input")
        .set("id", "run-net")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .value(text(move || draft.get().unwrap_or_else(|| present.get())))
        .set("aria-invalid", aria(wrong))
        .set("aria-describedby", "run-net-error")
        .on("change", on_change);
    let name = el("label").set("for", "run-net").text("Hidden units");
    let problem = el("span").class("problem").set("id", "run-net-error").set("role", "alert").text(complaint);
    el("span").class("number").with_all([name, field, problem])
}
