//! One network: its activation, its picture, its numbers.

use super::clock::Clock;
use super::race::verdict;
use super::{defining, lane_name, own, pictures, units};
use crate::browser::size_of;
use crate::dom::{El, button, el};
use crate::number;
use crate::plot::palette::Palette;
use crate::reactive::*;
use crate::settings::Settings;
use crate::settings::run::RATES;
use crate::store::Store;
use crate::ui::{ActivationChoice, NumberField, part};
use engine::activation::{Activation, Instance, find};
use engine::nn::Trainer;

/// A column of the race, and a button for a network in its place, of which at most one is seen.
pub fn lane(store: Store, clock: Clock, colors: Signal<Palette>, slot: usize) -> [El; 2] {
    let absent = store.memo(move |s| slot >= s.run.lanes.len());
    let not_next = store.memo(move |s| slot != s.run.lanes.len());
    let add = move || {
        store.choose(defining(|run| run.lanes.extend(find("silu").map(Instance::new))));
    };
    let lane = el("div")
        .class("lane")
        .flag("hidden", absent)
        .set("style", format!("--k:var(--c{})", slot + 1))
        .with(network(store, clock, colors, slot));
    let add = button("Add a network", add).class("add").flag("hidden", not_next);
    [lane, part(store, "networks", add)]
}

/// All of a network.
fn network(store: Store, clock: Clock, colors: Signal<Palette>, slot: usize) -> El {
    let name = store.memo(move |s| lane_name(&s.run, slot));
    let (field, drawing) = (field(store, clock, slot, name), el("div"));
    let (side, size) = (size_of(&field), size_of(&drawing));
    let [pixels, samples, drawn] = pictures::canvases(clock, colors, slot, side, size);
    let save = pictures::save(store, clock, slot, name, side, size);
    let end = clock.text_of(slot, |lane| verdict(lane).unwrap_or_default());
    el("section")
        .set("aria-label", name)
        .with(part(store, "networks", choice(store, slot, name)))
        .with(part(store, "networks", rate(store, slot, name)))
        .with(field.with(pixels).with(samples))
        .with(el("div").class("corner").with(save))
        .with(units::units(store, clock, slot, drawing.with(drawn), size))
        .with(el("div").class("numbers").html(clock.text_of(slot, numbers)))
        .with(el("p").class("verdict").set("role", "status").text(end))
}

/// Its activation, and a button that takes it out of the race.
fn choice(store: Store, slot: usize, name: Signal<String>) -> El {
    let id = move |s: &Settings| Some(s.run.lanes.get(slot)?.activation.id.to_owned());
    let choose = move |activation: &'static Activation| {
        store.choose(defining(|run| {
            if let Some(lane) = run.lanes.get_mut(slot) {
                *lane = Instance::new(activation);
            }
        }));
    };
    let choice = ActivationChoice {
        label: format!("Activation of network {}", slot + 1),
        id: format!("lane-{slot}"),
        value: store.memo(move |s| id(s).unwrap_or_default()),
        name,
        alone: store.memo(|s| s.run.lanes.len() == 1),
        on_change: Callback::new(choose),
        on_remove: Callback::new(move |()| store.choose(defining(|run| run.remove(slot)))),
    };
    choice.view()
}

/// Its learning rate.
fn rate(store: Store, slot: usize, name: Signal<String>) -> El {
    let set_rate = move |rate: f64| {
        store.drag(("lane-rate", slot), defining(|run| run.set_rate_of(slot, rate)));
    };
    let field = NumberField {
        label: text(move || format!("Learning rate of {}", name.get())),
        value: store.memo(move |s| s.run.rate_of(slot)),
        min: RATES.0,
        max: RATES.1,
        id: format!("lane-{slot}-rate"),
        show: number::shortest,
        labelled: true,
        on_change: Callback::new(set_rate),
    };
    field.view()
}

/// The place of the picture of what it has learned, on which samples can be painted.
fn field(store: Store, clock: Clock, slot: usize, name: Signal<String>) -> El {
    let described = clock.text_of(slot, move |lane| summary(&name.get(), lane));
    let paint = move |event: web_sys::PointerEvent| own::paint(store, clock, &event);
    let paint_on = move |event: web_sys::PointerEvent| {
        if event.buttons() == 1 {
            own::paint(store, clock, &event);
        }
    };
    el("div")
        .class("field")
        .class_if("flat", store.memo(|s| s.run.inputs() == 1))
        .class_if("painted", flag(move || clock.brush.get().is_some()))
        .set("role", "img")
        .set("aria-label", described)
        .on("pointerdown", paint)
        .on("pointermove", paint_on)
}

/// Losses, dead units and learned parameters, as HTML. All of it is our own numbers.
fn numbers(lane: &Trainer) -> String {
    let Some(last) = lane.timeline().last() else { return String::new() };
    let hidden = lane.net().hidden();
    let units: usize = hidden.iter().map(|l| l.units).sum();
    let dead = lane.dead_units();
    let row = |name: &str, value: String| format!("<div><dt>{name}</dt><dd>{value}</dd></div>");
    let mut html = row("Training loss", number::reading(last.train));
    html += &row("Test loss", number::reading(last.test));
    html += &row("Dead units", format!("{dead} of {units}"));
    let learned: Vec<String> =
        last.layers.iter().filter_map(|l| l.learned).map(|v| number::fixed(v, 3)).collect();
    let learned_name = hidden.iter().find_map(|l| {
        l.learned()
            .and(l.activation.as_ref())
            .map(|a| format!("Learned {} by layer", a.activation.params[0].symbol))
    });
    // The row is kept so that neighbours stay level.
    html += &learned_name
        .map_or_else(|| row("Learned", "nothing but weights".into()), |n| row(&n, learned.join(", ")));
    format!("<dl>{html}</dl>")
}

/// The state of a network in a sentence.
fn summary(name: &str, lane: &Trainer) -> String {
    let Some(last) = lane.timeline().last() else { return String::new() };
    let dead = lane.dead_units();
    format!(
        "{name} at epoch {}: training loss {}, test loss {}, {dead} dead units",
        last.epoch,
        number::reading(last.train),
        number::reading(last.test)
    )
}
