//! What drives a race, and what defines it.

use super::clock::{Clock, Speed, TURNS};
use super::race::Race;
use super::{defining, own};
use crate::app::Store;
use crate::number;
use crate::settings::Run;
use crate::settings::field::{Field, by_id, id_of};
use crate::settings::run::{FIELDS, MAX_SEED, widths, write_widths};
use crate::ui::erased::{aria, click, flag, on, text};
use crate::ui::{Choice, NumberField, options};
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Init, Loss, Method, Output, Task};
use leptos::prelude::*;

/// Play, step, rewind, speed, and the way back in time.
#[component]
pub fn Transport(clock: Clock) -> impl IntoView {
    let store = expect_context::<Store>();
    let running = move || clock.running();
    let epoch = text(move || clock.look(TURNS - 1, Race::epoch).to_string());
    let ended = flag(move || !clock.look(0, Race::can_go_on));
    let shown = text(move || match clock.past.get() {
        Some(epoch) => epoch.to_string(),
        None => epoch.get(),
    });
    let caption = text(move || match clock.past.get() {
        Some(past) => format!("As it was at epoch {past} of {}", epoch.get()),
        None => format!("Epoch {}", epoch.get()),
    });
    let scrub = on(move |event: web_sys::Event| {
        let Some(at) = number::parse(&event_target_value(&event)) else { return };
        if clock.is_running() {
            clock.pause();
        }
        let at = at as usize;
        clock.past.set((at < clock.peek(Race::epoch)).then_some(at));
    });
    let new_seed = move || {
        store.choose(defining(|run| run.seed = (run.seed + 1) % (MAX_SEED as u64 + 1)));
    };
    let speed = text(move || id_of(&Speed::ALL, clock.speed.get()).into());
    let set_speed = move |id: String| {
        if let Some(speed) = by_id(&Speed::ALL, &id) {
            clock.speed.set(speed);
        }
    };
    view! {
        <div class="transport" role="group" aria-label="Training">
            <button class="primary play" disabled=ended on:click=click(move || clock.toggle())>
                {text(move || if running() { "Pause" } else { "Train" }.into())}
            </button>
            <button disabled=ended on:click=click(move || clock.step_batch())>"+1 batch"</button>
            <button disabled=ended on:click=click(move || clock.step_epoch())>"+1 epoch"</button>
            <button on:click=click(move || clock.rewind())>"Rewind"</button>
            <button on:click=click(new_seed)>"New seed"</button>
            <Choice label="Speed" id="speed" value=speed options=options(Speed::ALL.map(|s| (s.1, s.2))) on_change=set_speed/>
            <label class="scrub">
                <span class="epoch">{caption}</span>
                <input type="range" min="0" max=epoch step="1" prop:value=shown aria-label="Epoch shown" on:input=scrub/>
            </label>
        </div>
    }
}

/// Data, network, training.
#[component]
pub fn Definition(store: Store, clock: Clock) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Run)| store.choose(defining(change));
    let pick = move |label: &'static str,
                     id: &'static str,
                     list: String,
                     get: fn(&Run) -> &'static str,
                     set: fn(&mut Run, &str)| {
        let value = text(move || get(&store.get().run).into());
        let on_change = move |id: String| change(&|run| set(run, &id));
        view! { <Choice label id value options=list labelled=true on_change/> }
    };
    let field = move |key: &str| {
        FIELDS.iter().find(|f| f.key == key).map(|field: &'static Field<Run>| {
            let value = store.memo(move |s| (field.get)(&s.run));
            let on_change = move |v: f64| {
                store.drag((field.key, 0), defining(|run| (field.set)(run, v)));
            };
            view! {
                <NumberField
                    label=field.name
                    value
                    min=field.min
                    max=field.max
                    id=format!("run-{}", field.key)
                    show=number::shortest
                    labelled=true
                    on_change
                />
            }
        })
    };
    let check = move |label: &'static str, get: fn(&Run) -> bool, set: fn(&mut Run, bool)| {
        let on_change = on(move |event: web_sys::Event| {
            let on = event_target_checked(&event);
            change(&|run| set(run, on));
        });
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=flag(move || get(&store.get().run)) on:change=on_change/>
                {label}
            </label>
        }
    };
    let classes = store.memo(|s| s.run.task() == Task::Classification);
    let of_own = store.memo(|s| s.run.own.is_some());
    let seed = store.memo(|s| s.run.seed as f64);
    view! {
        <section aria-labelledby="data-title">
            <h2 id="data-title">"Data"</h2>
            {pick("Data set", "data", own::data_sets(), own::data_id, own::choose_data)}
            <div hidden=flag(move || of_own.get())>{field("n")} {field("noise")}</div>
            <own::OwnData store clock/>
            <NumberField
                label="Seed"
                value=seed
                min=0.0
                max=MAX_SEED
                id="run-seed"
                show=number::shortest
                labelled=true
                on_change=move |v: f64| change(&|run| run.seed = v.round() as u64)
            />
        </section>
        <section aria-labelledby="network-title">
            <h2 id="network-title">"Network"</h2>
            <Widths store/>
            {pick("Initial weights", "init", options(Init::ALL.map(|k| (k.1, k.2))), |r| id_of(&Init::ALL, r.init), |r, id| {
                if let Some(init) = by_id(&Init::ALL, id) { r.init = init; }
            })}
            {field("bias")}
            <div hidden=flag(move || !classes.get())>
                {pick("Output", "out", options([("tanh", "tanh"), ("linear", "Linear")]),
                    |r| if r.output == Output::Tanh { "tanh" } else { "linear" },
                    |r, id| r.output = if id == "tanh" { Output::Tanh } else { Output::Linear })}
                {pick("Loss", "loss", options([("square", "½(o − t)²"), ("logistic", "Logistic")]),
                    |r| if r.loss == Loss::Square { "square" } else { "logistic" },
                    |r, id| r.loss = if id == "square" { Loss::Square } else { Loss::Logistic })}
            </div>
        </section>
        <section aria-labelledby="training-title">
            <h2 id="training-title">"Training"</h2>
            {pick("Optimiser", "opt", options(Method::ALL.map(|k| (k.1, k.2))), |r| id_of(&Method::ALL, r.method), |r, id| {
                if let Some(method) = by_id(&Method::ALL, id) { r.method = method; }
            })}
            {["lr", "batch", "l1", "l2", "clip", "stop", "stoploss"].map(field).into_iter().collect_view()}
            {check("Stop a network when all its units are dead", |r| r.stop_dead, |r, on| r.stop_dead = on)}
            {check("A new order of samples in every epoch", |r| r.shuffle, |r, on| r.shuffle = on)}
        </section>
    }
}

/// The widths of the hidden layers, as text.
#[component]
fn Widths(store: Store) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let present = store.memo(|s| write_widths(&s.run.layers));
    let wrong = flag(move || draft.with(|d| d.as_deref().is_some_and(|d| widths(d.trim()).is_none())));
    let shown = text(move || draft.get().unwrap_or_else(|| present.get()));
    let complaint = text(move || {
        if !wrong.get() {
            return String::new();
        }
        format!("Up to {MAX_LAYERS} layers of 1 to {MAX_UNITS} units, such as 8-8; the last ones stay.")
    });
    let on_change = on(move |event: web_sys::Event| {
        let entry = event_target_value(&event);
        match widths(entry.trim()) {
            Some(layers) => {
                draft.set(None);
                store.choose(defining(|run| run.layers = layers));
            }
            None => draft.set(Some(entry)),
        }
    });
    view! {
        <span class="number">
            <label for="run-net">"Hidden units"</label>
            <input
                id="run-net"
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=shown
                aria-invalid=aria(move || wrong.get())
                aria-describedby="run-net-error"
                on:change=on_change
            />
            <span class="problem" id="run-net-error" role="alert">{complaint}</span>
        </span>
    }
}
