//! What defines the networks.

use super::lane_name;
use super::work::Work;
use crate::app::Store;
use crate::number;
use crate::settings::deep::{FIELDS, init_by_id, init_id};
use crate::settings::field::Field;
use crate::settings::run::MAX_SEED;
use crate::settings::{Deep, LANES};
use crate::ui::erased::{click, flag, text};
use crate::ui::{ActivationChoice, Choice, NumberField, Slider, initialisations};
use engine::activation::{Activation, Instance, find};
use engine::nn::Init;
use leptos::prelude::*;

/// The activations side by side, each with its parameters.
#[component]
pub fn Functions(store: Store) -> impl IntoView {
    let rows = (0..LANES).map(|slot| {
        // A row is rebuilt when its place gets another function, not when a parameter changes.
        let activation = store.memo(move |s| s.deep.lanes.get(slot).map(|l| l.activation));
        move || activation.get().map(|activation| view! { <Function store place=slot activation/> })
    });
    let full = store.memo(|s| s.deep.lanes.len() == LANES);
    let add = move || store.choose(|s| s.deep.lanes.extend(find("silu").map(Instance::new)));
    view! {
        <section aria-labelledby="functions-title">
            <h2 id="functions-title">"Activations"</h2>
            {rows.collect_view()}
            <button class="add" hidden=flag(move || full.get()) on:click=click(add)>"Add an activation"</button>
        </section>
    }
}

#[component]
fn Function(store: Store, place: usize, activation: &'static Activation) -> impl IntoView {
    let slot = place;
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
    let alone = store.memo(|s| s.deep.lanes.len() == 1);
    let sliders = activation.params.iter().enumerate().map(|(i, param)| {
        let read = move |s: &crate::settings::Settings| s.deep.lanes.get(slot)?.params.get(i).copied();
        let value = store.memo(move |s| read(s).unwrap_or(param.default));
        let on_change = move |value: f64| {
            store.drag(("depth-parameter", slot * 8 + i), |s| {
                if let Some(place) = s.deep.lanes.get_mut(slot).and_then(|l| l.params.get_mut(i)) {
                    *place = value;
                }
            });
        };
        let id = format!("depth{slot}-{}", param.name);
        view! { <Slider param=*param of=name value id on_change on_end=move |()| store.end_gesture()/> }
    });
    view! {
        <div class="deep-fn" style=format!("--k:var(--c{})", slot + 1)>
            <ActivationChoice
                label=format!("Activation {}", slot + 1)
                id=format!("deep-{slot}")
                value=Signal::stored(activation.id.to_owned())
                name
                alone=flag(move || alone.get())
                on_change=choose
                on_remove=remove
            />
            {sliders.collect_view()}
        </div>
    }
}

/// Shape, weights, inputs, seed.
#[component]
pub fn Network(store: Store, work: Work) -> impl IntoView {
    let slider = |field: &'static Field<Deep>| {
        let value = store.memo(move |s| (field.get)(&s.deep));
        let on_change = move |v: f64| store.drag((field.key, 0), |s| (field.set)(&mut s.deep, v));
        let whole = field.max >= 100.0 && field.min >= 1.0;
        let show: fn(f64) -> String =
            if whole { |v| number::fixed(v, 0) } else { |v| number::trimmed(v, 2, 4) };
        view! {
            <Slider
                param=field.param()
                of=""
                value
                id=format!("deep-{}", field.key)
                show
                on_change
                on_end=move |()| store.end_gesture()
            />
        }
    };
    let init = text(move || init_id(work.deep.with(|d| d.init)).into());
    let choose = move |id: String| {
        if let Some(init) = init_by_id(&id) {
            store.choose(|s| s.deep.init = init);
        }
    };
    let drawn = text(move || {
        let deep = work.deep.get();
        let one = |lane: &Instance| {
            let config = deep.config(lane);
            let name = Init::ALL.into_iter().find(|e| e.0 == config.init).map_or("", |e| e.2);
            let deviation = config.weight_variance().map_or(f64::NAN, f64::sqrt);
            format!("{}: {name}, σ<sub>w</sub> = {}", lane.activation.name, number::short(deviation))
        };
        deep.lanes.iter().map(one).collect::<Vec<_>>().join("<br>")
    });
    let seed = store.memo(|s| s.deep.seed as f64);
    let set_seed = move |v: f64| store.choose(|s| s.deep.seed = v.round() as u64);
    let next_seed = move || store.choose(|s| s.deep.seed = (s.deep.seed + 1) % (MAX_SEED as u64 + 1));
    view! {
        <section class="dials" aria-labelledby="network-title">
            <h2 id="network-title">"Network"</h2>
            {FIELDS.iter().take(2).map(slider).collect_view()}
            <h2>"Weights, biases, inputs"</h2>
            <Choice label="Weights" id="deep-init" value=init options=initialisations() labelled=true on_change=choose/>
            {FIELDS.iter().skip(2).map(slider).collect_view()}
            <p class="lede" inner_html=drawn></p>
            <NumberField
                label="Seed"
                value=seed
                min=0.0
                max=MAX_SEED
                id="deep-seed"
                show=number::shortest
                labelled=true
                on_change=set_seed
            />
            <button on:click=click(next_seed)>"New seed"</button>
        </section>
    }
}
