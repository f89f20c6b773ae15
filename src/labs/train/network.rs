//! The networks side by side, each with its activation, its pictures and its numbers.

use super::field_reading::{FieldReadingText, use_field_pointer};
use super::layer_activations::LayerActivations;
use super::network_canvases::{NetworkCanvases, use_network_canvases};
use super::numbers::LEARNING_RATES;
use super::painting::use_painting;
use super::settings::{TrainSettings, from_start};
use super::training::use_training;
use super::unit_buttons::UnitButtons;
use crate::components::{ActivationPicker, InTurn, NumberField, Part, SaveButton};
use crate::format;
use crate::hooks::curve_colour;
use crate::locale::{Lang, use_lang};
use crate::plot::palette::Palette;
use crate::state::{MAX_NETWORKS, use_settings};
use engine::activation::{Activation, Instance, Order, find};
use engine::nn::{Record, State, Trainer};
use leptos::prelude::*;

/// All networks, and a button that adds one.
#[component]
pub fn Networks() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let count = settings.memo(|s| s.networks.len());
    let add = move |_| {
        if let Some(activation) = find("silu") {
            settings.update(from_start(|s| s.add(Instance::new(activation))));
        }
    };
    view! {
        <div class="networks">
            <For each=move || 0..count.get() key=|slot| *slot let:slot>
                <Network index=slot/>
            </For>
        </div>
        <Part id="networks">
            <button class="add" hidden=move || count.get() == MAX_NETWORKS on:click=add>
                {lang.add_network()}
            </button>
        </Part>
    }
}

/// A network.
#[component]
fn Network(
    /// The slot.
    index: usize,
) -> impl IntoView {
    let (settings, lang, training) = (use_settings::<TrainSettings>(), use_lang(), use_training());
    let name = settings.memo(move |s| s.network_name(index));
    let canvases = use_network_canvases(index);
    let figure = move |palette: &Palette| {
        settings.with_untracked(|s| canvases.figure(training, index, s, lang, palette))
    };
    let verdict = training.record_memo(index, move |trainer, record| verdict(trainer, record, lang));
    view! {
        <div class="network" style=("--k", curve_colour(index))>
            <section aria-label=name>
                <Part id="networks"><NetworkActivation index name/></Part>
                <Part id="networks"><LayerActivations index name/></Part>
                <Part id="networks"><LearningRate index name/></Part>
                <InTurn>
                    <div class="pictures">
                        <Field index name canvases/>
                        <div class="corner">
                            <SaveButton name=Signal::derive(move || lang.save_figure_of(&name.get())) figure/>
                            <UnitButtons index canvases/>
                        </div>
                    </div>
                </InTurn>
                <Numbers index/>
                <MeanSlope index/>
                <p class="verdict" role="status">{verdict}</p>
            </section>
        </div>
    }
}

/// The activation, and a button that removes the network.
#[component]
fn NetworkActivation(
    /// The slot.
    index: usize,
    /// The name of the network.
    name: Memo<String>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let choose = move |activation: &'static Activation| {
        settings.update(from_start(|s| {
            if let Some(network) = s.networks.get_mut(index) {
                *network = Instance::new(activation);
            }
        }));
    };
    let id = move |s: &TrainSettings| s.networks.get(index).map_or("", |network| network.activation.id);
    view! {
        <ActivationPicker
            label=lang.activation_of_network(index + 1)
            id=format!("network-{index}")
            value=settings.memo(move |s| id(s).to_owned())
            name
            is_only=settings.memo(|s| s.networks.len() == 1)
            on_change=choose
            on_remove=move |()| settings.update(from_start(|s| s.remove(index)))
        />
    }
}

/// That an activation with random slopes is trained with their mean.
#[component]
fn MeanSlope(
    /// The slot.
    index: usize,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let slope = settings.memo(move |s| {
        let random = s.hidden_functions(index).find(|function| function.activation.is_random_in_training)?;
        Some(random.at(Order::Slope, -1.0))
    });
    let sentence = move || slope.get().map(|slope| lang.trains_with_mean_slope(slope));
    view! { <p class="lede" hidden=move || slope.get().is_none()>{sentence}</p> }
}

/// The learning rate of a network.
#[component]
fn LearningRate(
    /// The slot.
    index: usize,
    /// The name of the network.
    name: Memo<String>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let set_rate = move |rate: f64| {
        settings.update_in_gesture(("network-rate", index), from_start(|s| s.set_rate_of(index, rate)));
    };
    view! {
        <NumberField
            label=lang.learning_rate()
            context=Signal::derive(move || lang.of_network(&name.get()))
            value=settings.memo(move |s| s.rate_of(index))
            min=LEARNING_RATES.0
            max=LEARNING_RATES.1
            id=format!("network-{index}-rate")
            show=format::shortest
            on_change=set_rate
        />
    }
}

/// The field: the output of the network over the plane, and the samples. Custom samples can be painted on it.
#[component]
fn Field(
    /// The slot.
    index: usize,
    /// The name of the network.
    name: Memo<String>,
    /// The canvases.
    canvases: NetworkCanvases,
) -> impl IntoView {
    let (settings, lang, painting) = (use_settings::<TrainSettings>(), use_lang(), use_painting());
    let described = use_training().record_memo(index, move |_, record| summary(&name.get(), record, lang));
    let one_input = settings.memo(|s| s.dimensions() == 1);
    let pointer = use_field_pointer();
    view! {
        <div
            class="field"
            class:flat=one_input
            class:painted=move || painting.is_active()
            node_ref=canvases.field
            role="img"
            tabindex="0"
            aria-label=described
            on:pointerdown=move |event| {
                pointer.on_pointer_move(canvases, &event);
                painting.on_pointer_down(canvases.field, &event);
            }
            on:pointermove=move |event| {
                pointer.on_pointer_move(canvases, &event);
                painting.on_pointer_move(canvases.field, &event);
            }
            on:pointerleave=move |_| pointer.end()
            on:keydown=move |event| pointer.on_key(&event)
            on:blur=move |_| pointer.end()
            on:pointerup=move |_| painting.on_pointer_up()
            on:pointercancel=move |_| painting.on_pointer_up()
        >
            <canvas class="pixels" node_ref=canvases.pixels aria-hidden="true"></canvas>
            <canvas node_ref=canvases.samples aria-hidden="true"></canvas>
            <canvas node_ref=canvases.curve hidden=move || !one_input.get() aria-hidden="true"></canvas>
            <FieldReadingText index pointer/>
        </div>
    }
}

/// Losses, dead units and learned parameters.
#[component]
fn Numbers(
    /// The slot.
    index: usize,
) -> impl IntoView {
    let (lang, training) = (use_lang(), use_training());
    let row = |term: Signal<String>, number: fn(&Trainer, &Record, Lang) -> String| {
        let number = training.record_memo(index, move |trainer, record| number(trainer, record, lang));
        view! { <div><dt>{term}</dt><dd>{number}</dd></div> }
    };
    let learned_term = training.network_memo(index, move |trainer| learned_term(trainer, lang));
    view! {
        <div class="numbers">
            <dl>
                {row(Signal::stored(lang.training_loss().into()), training_loss)}
                {row(Signal::stored(lang.test_loss().into()), test_loss)}
                {row(Signal::stored(lang.train_dead_units().into()), dead_units)}
                {row(learned_term.into(), learned_values)}
            </dl>
        </div>
    }
}

fn training_loss(_: &Trainer, record: &Record, _: Lang) -> String {
    format::fixed_or_scientific(record.train)
}

fn test_loss(_: &Trainer, record: &Record, _: Lang) -> String {
    format::fixed_or_scientific(record.test)
}

fn dead_units(_: &Trainer, record: &Record, lang: Lang) -> String {
    lang.train_count_of(record.dead_units(), record.hidden_units())
}

/// The name of the learned parameter. Networks without one have the row as well, so that the rows of all are aligned.
fn learned_term(trainer: &Trainer, lang: Lang) -> String {
    let learning = trainer.net().hidden().iter().filter(|layer| layer.learned_index().is_some());
    let mut symbols: Vec<&str> = learning
        .filter_map(|layer| Some(layer.activation.as_ref()?.activation.params.first()?.symbol))
        .collect();
    symbols.dedup();
    if symbols.is_empty() { lang.train_learned().into() } else { lang.learned_by_layer(&symbols.join(", ")) }
}

fn learned_values(_: &Trainer, record: &Record, lang: Lang) -> String {
    let learned = record.layers.iter().filter_map(|layer| layer.learned);
    let values: Vec<String> = learned.map(|v| format::fixed_or_three_digits(v, 3)).collect();
    if values.is_empty() { lang.no_learned_parameters().into() } else { values.join(", ") }
}

/// A description of the field for screen readers.
fn summary(name: &str, record: &Record, lang: Lang) -> String {
    lang.network_summary(name, record.epoch, record.train, record.test, record.dead_units())
}

/// Why the training of a network has ended; empty if it had not at the shown epoch.
fn verdict(trainer: &Trainer, record: &Record, lang: Lang) -> String {
    match trainer.state() {
        _ if record.epoch < trainer.epoch() => String::new(),
        State::Paused | State::Running => String::new(),
        State::Finished(reason) => lang.training_ended(*reason).into(),
        State::Diverged(divergence) => lang.training_diverged(divergence),
    }
}
