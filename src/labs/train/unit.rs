//! What is known of the unit that is looked at.

use super::clock::Clock;
use super::graph::histogram;
use super::lane_name;
use super::race::{Race, over_training};
use crate::browser::{device_pixel_ratio, size_of};
use crate::dom::{El, el};
use crate::number;
use crate::plot::canvas;
use crate::plot::palette::Palette;
use crate::reactive::*;
use crate::settings::Run;
use crate::store::Store;
use engine::nn::{Health, Story, health};

/// What is said as long as no unit is looked at.
const INVITATION: &str = "<p class=\"empty\">Point at a unit, tap it, or reach it by the Tab key: its numbers, its \
     pre-activations and what happened to it are told here. A dark bar in a unit is the share of training samples on \
     which its slope is 0.</p>";

/// The numbers of a unit, its pre-activations, and its story.
pub fn inspector(store: Store, clock: Clock, colors: Memo<Palette>) -> El {
    let told = store.memo(move |s| {
        let Some(chosen) = clock.chosen.get() else { return INVITATION.into() };
        clock.look(chosen.0, |race| describe(race, &s.run, chosen, clock.past.get()).unwrap_or_default())
    });
    let caption = "Pre-activations z of the training samples, under f(z)";
    let figure = el("figure")
        .class_if("unseen", flag(move || clock.chosen.get().is_none()))
        .with(el("figcaption").text(caption))
        .with(picture(clock, colors));
    el("section")
        .class("inspector")
        .set("aria-label", "The unit looked at")
        .with(el("div").class("told").html(told))
        .with(figure)
}

/// The histogram of the pre-activations under the activation.
fn picture(clock: Clock, colors: Memo<Palette>) -> El {
    let canvas = el("canvas").set("aria-hidden", "true");
    let place = el("div").class("chart");
    let (size, ratio, node) = (size_of(&place), device_pixel_ratio(), canvas.node());
    effect(move || {
        let (size, ratio, colors) = (size.get(), ratio.get(), colors.get());
        let (chosen, past) = (clock.chosen.get(), clock.past.get());
        let slot = chosen.map_or(0, |c| c.0);
        let shapes = clock.look(slot, |race| {
            let (slot, l, unit) = chosen?;
            let (net, lane) = race.network(slot, past).zip(race.lanes().get(slot))?;
            let over = over_training(&net, lane);
            let f = net.layers().get(l)?.activation.clone()?;
            let value = |z: f64| (f.activation.value)(z, &f.params);
            Some(histogram(over.pre_activations(&net, l, unit), value, size, slot, &colors))
        });
        if let Some(node) = node.as_ref().filter(|_| size.0 > 0.0) {
            let _ = canvas::show(node, size, ratio, &shapes.unwrap_or_default());
        }
    });
    place.with(canvas)
}

/// A unit in words and numbers, as HTML. All of it is our own.
fn describe(
    race: &Race,
    run: &Run,
    (slot, l, unit): (usize, usize, usize),
    past: Option<usize>,
) -> Option<String> {
    let lane = race.lanes().get(slot)?;
    let net = race.network(slot, past)?;
    let layer = net.hidden().get(l)?;
    let over = over_training(&net, lane);
    let now = health::of_unit(&net, &over, l, unit);
    let dormant = health::dormant_share(&net, &over, l, unit);
    let weights = &net.values()[layer.weights_into(unit)];
    let shown: Vec<String> = weights.iter().take(8).map(|w| number::fixed(*w, 3)).collect();
    let more = if weights.len() > 8 { ", …" } else { "" };
    let state = match now {
        Health::Dead => "dead",
        Health::Saturated => "saturated",
        Health::Alive => "alive",
    };
    let row = |name: &str, value: &str| format!("<div><dt>{name}</dt><dd>{value}</dd></div>");
    Some(format!(
        "<h2>{}: layer {}, unit {}: {state}</h2><dl>{}{}{}</dl><p>{}</p>",
        lane_name(run, slot),
        l + 1,
        unit + 1,
        row("Slope 0 on", &format!("{} % of the training samples", number::fixed(100.0 * dormant, 1))),
        row("Bias", &number::fixed(net.values()[layer.biases().start + unit], 4)),
        row("Weights", &format!("{}{more}", shown.join(", "))),
        story(lane.stories().get(l)?.get(unit)?),
    ))
}

/// What happened to a unit, in sentences.
fn story(story: &Story) -> String {
    let mut sentences = Vec::new();
    if story.born_dead {
        sentences.push("It was dead before the first step.".to_owned());
    }
    if let Some((epoch, cause)) = &story.death {
        let (name, size) = cause.main();
        sentences.push(format!(
            "It died in epoch {epoch}: the main cause was the {name}, which moved its mean pre-activation by {} \
             (bias {}, weights {}, inputs {}).",
            number::fixed(size, 3),
            number::fixed(cause.bias, 3),
            number::fixed(cause.weights, 3),
            number::fixed(cause.inputs, 3),
        ));
    }
    if let Some(epoch) = story.revival {
        sentences.push(format!("It came to life again in epoch {epoch}."));
    }
    if sentences.is_empty() {
        sentences.push("It has never been dead in this run.".into());
    }
    sentences.join(" ")
}
