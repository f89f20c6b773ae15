//! What defines the networks.

use super::lane_name;
use super::work::Work;
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::deep::{FIELDS, init_by_id, init_id};
use crate::settings::field::Field;
use crate::settings::run::MAX_SEED;
use crate::settings::{Deep, LANES, Settings};
use crate::store::Store;
use crate::ui::slider::{self, Slider};
use crate::ui::{ActivationChoice, Choice, NumberField, initialisations};
use engine::activation::{Activation, Instance, Param, find};
use engine::depth::Propagation;
use engine::nn::Init;

/// The activations side by side, each with its parameters.
pub fn functions(store: Store) -> El {
    let rows = (0..LANES).map(|slot| {
        // A row is rebuilt when its place gets another function, not when a parameter changes.
        let activation = store.memo(move |s| s.deep.lanes.get(slot).map(|l| l.activation));
        el("div").rebuilt(move || {
            activation.get().map(|activation| function(store, slot, activation)).into_iter().collect()
        })
    });
    let full = store.memo(|s| s.deep.lanes.len() == LANES);
    let add = move || store.choose(|s| s.deep.lanes.extend(find("silu").map(Instance::new)));
    el("section")
        .set("aria-labelledby", "functions-title")
        .with(el("h2").set("id", "functions-title").text("Activations"))
        .with_all(rows)
        .with(button("Add an activation", add).class("add").flag("hidden", full))
}

/// One activation: which it is, and its parameters.
fn function(store: Store, slot: usize, activation: &'static Activation) -> El {
    let name = text(move || lane_name(&store.get().deep, slot));
    let choose = move |other: &'static Activation| {
        store.choose(|s| {
            if let Some(lane) = s.deep.lanes.get_mut(slot) {
                *lane = Instance::new(other);
            }
        });
    };
    let remove = move |()| {
        store.choose(|s| {
            s.deep.lanes.remove(slot);
        });
    };
    let choice = ActivationChoice {
        label: format!("Activation {}", slot + 1),
        id: format!("deep-{slot}"),
        value: Signal::stored(activation.id.into()),
        name,
        alone: store.memo(|s| s.deep.lanes.len() == 1),
        on_change: Callback::new(choose),
        on_remove: Callback::new(remove),
    };
    let sliders =
        activation.params.iter().enumerate().map(|(i, param)| parameter(store, slot, i, *param, name));
    el("div")
        .class("deep-fn")
        .set("style", format!("--k:var(--c{})", slot + 1))
        .with(choice.view())
        .with_all(sliders)
}

/// The slider of a parameter.
fn parameter(store: Store, slot: usize, i: usize, param: Param, of: Signal<String>) -> El {
    let read = move |s: &Settings| s.deep.lanes.get(slot)?.params.get(i).copied();
    let on_change = move |value: f64| {
        store.drag(("depth-parameter", slot * 8 + i), |s| {
            if let Some(place) = s.deep.lanes.get_mut(slot).and_then(|l| l.params.get_mut(i)) {
                *place = value;
            }
        });
    };
    let slider = Slider {
        param,
        of,
        value: store.memo(move |s| read(s).unwrap_or(param.default)),
        id: format!("depth{slot}-{}", param.name),
        show: slider::usual,
        on_change: Callback::new(on_change),
        on_end: Callback::new(move |()| store.end_gesture()),
    };
    slider.view()
}

/// The slider of a number of the networks.
fn dial(store: Store, field: &'static Field<Deep>) -> El {
    let on_change = move |v: f64| store.drag((field.key, 0), |s| (field.set)(&mut s.deep, v));
    let whole = field.max >= 100.0 && field.min >= 1.0;
    let slider = Slider {
        param: field.param(),
        of: Signal::stored(String::new()),
        value: store.memo(move |s| (field.get)(&s.deep)),
        id: format!("deep-{}", field.key),
        show: if whole { |v| number::fixed(v, 0) } else { slider::usual },
        on_change: Callback::new(on_change),
        on_end: Callback::new(move |()| store.end_gesture()),
    };
    slider.view()
}

/// Shape, weights, inputs, seed.
pub fn network(store: Store, work: Work) -> El {
    el("section")
        .class("dials")
        .set("aria-labelledby", "network-title")
        .with(el("h2").set("id", "network-title").text("Network"))
        .with_all(FIELDS.iter().take(2).map(|field| dial(store, field)))
        .with(el("h2").text("Weights, biases, inputs"))
        .with(weights(store))
        .with_all(FIELDS.iter().skip(2).map(|field| dial(store, field)))
        .with(el("p").class("lede").html(drawn_from(work)))
        .with_all(seed(store))
}

/// The choice of an initialisation.
fn weights(store: Store) -> El {
    let choose = move |id: String| {
        if let Some(init) = init_by_id(&id) {
            store.choose(|s| s.deep.init = init);
        }
    };
    let choice = Choice {
        label: "Weights".into(),
        id: "deep-init".into(),
        value: store.memo(|s| init_id(s.deep.init).to_owned()),
        options: initialisations(),
        labelled: true,
        on_change: Callback::new(choose),
    };
    choice.view()
}

/// What the weights of each network are drawn from, as HTML.
fn drawn_from(work: Work) -> Signal<String> {
    // A memo, as measuring changes nothing of it.
    memo(move || {
        let one = |network: &Propagation| {
            let config = network.config();
            let name = Init::ALL.into_iter().find(|e| e.0 == config.init).map_or("", |e| e.2);
            let deviation = config.weight_variance().map_or(f64::NAN, f64::sqrt);
            format!(
                "{}: {name}, σ<sub>w</sub> = {}",
                config.activation.activation.name,
                number::short(deviation)
            )
        };
        work.look(|bench| bench.networks.iter().map(one).collect::<Vec<_>>().join("<br>"))
    })
}

/// The seed, and the way to the next.
fn seed(store: Store) -> [El; 2] {
    let set = move |v: f64| store.choose(|s| s.deep.seed = v.round() as u64);
    let next = move || store.choose(|s| s.deep.seed = (s.deep.seed + 1) % (MAX_SEED as u64 + 1));
    let field = NumberField {
        label: Signal::stored("Seed".into()),
        value: store.memo(|s| s.deep.seed as f64),
        min: 0.0,
        max: MAX_SEED,
        id: "deep-seed".into(),
        show: number::shortest,
        labelled: true,
        on_change: Callback::new(set),
    };
    [field.view(), button("New seed", next)]
}
