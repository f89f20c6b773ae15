//! What is known of the unit that is looked at.

use super::clock::Clock;
use super::graph::histogram;
use super::lane_name;
use super::race::{Race, over_training};
use crate::browser::{device_pixel_ratio, size_of};
use crate::dom::{El, el};
use crate::number;
use crate::plot::canvas;
use crate::plot::figure::Parcel;
use crate::plot::palette::Palette;
use crate::plot::scene::Shape;
use crate::reactive::*;
use crate::settings::Run;
use crate::store::Store;
use crate::ui::save;
use engine::activation::Instance;
use engine::nn::{Health, Story, health};

/// What is said as long as no unit is looked at.
const INVITATION: &str = "<p class=\"empty\">Point at a unit, tap it, or reach it by the Tab key: its numbers, its \
     pre-activations and what happened to it are told here. A dark bar in a unit is the share of training samples on \
     which its slope is 0.</p>";

/// The numbers of a unit, its pre-activations, and its story.
pub fn inspector(store: Store, clock: Clock, colors: Signal<Palette>) -> El {
    let told = store.memo(move |s| {
        let Some(chosen) = clock.chosen.get() else { return INVITATION.into() };
        clock.look(chosen.0, |race| describe(race, &s.run, chosen, clock.past.get()).unwrap_or_default())
    });
    let caption = "Pre-activations z of the training samples, under f(z)";
    let figure = el("figure")
        .class_if("unseen", flag(move || clock.chosen.get().is_none()))
        .with(el("figcaption").text(caption))
        .with_all(picture(store, clock, colors));
    el("section")
        .class("inspector")
        .set("aria-label", "The unit looked at")
        .with(el("div").class("told").html(told))
        .with(figure)
}

/// The histogram of the pre-activations under the activation.
fn picture(store: Store, clock: Clock, colors: Signal<Palette>) -> [El; 2] {
    let canvas = el("canvas").set("aria-hidden", "true");
    let place = el("div").class("chart");
    let (size, ratio, node) = (size_of(&place), device_pixel_ratio(), canvas.node());
    effect(move || {
        let (size, ratio, colors) = (size.get(), ratio.get(), colors.get());
        let (chosen, past) = (clock.chosen.get(), clock.past.get());
        let slot = chosen.map_or(0, |c| c.0);
        let seen = clock.look(slot, |race| Seen::new(race, chosen?, past));
        let shapes = seen.map(|seen| seen.shapes(size, &colors)).unwrap_or_default();
        if let Some(node) = node.as_ref().filter(|_| size.0 > 0.0) {
            let _ = canvas::show(node, size, ratio, &shapes);
        }
    });
    let taken = move |colors: &Palette| {
        let (chosen, past) = (clock.chosen.get_untracked()?, clock.past.get_untracked());
        let seen = clock.peek(|race| Seen::new(race, chosen, past))?;
        let size = size.get_untracked();
        (size.0 > 0.0).then(|| store.peek(|s| seen.figure(&lane_name(&s.run, chosen.0), size, colors)))
    };
    [save(store, "Save the figure: pre-activations", taken), place.with(canvas)]
}

/// The pre-activations of a unit.
struct Seen {
    place: (usize, usize, usize),
    activation: Instance,
    z: Vec<f64>,
}

impl Seen {
    fn new(race: &Race, place: (usize, usize, usize), past: Option<usize>) -> Option<Self> {
        let (slot, l, unit) = place;
        let (net, lane) = race.network(slot, past).zip(race.lanes().get(slot))?;
        let over = over_training(&net, lane);
        let activation = net.layers().get(l)?.activation.clone()?;
        Some(Seen { place, activation, z: over.pre_activations(&net, l, unit).to_vec() })
    }

    fn shapes(&self, size: (f64, f64), colors: &Palette) -> Vec<Shape> {
        let Instance { activation, params } = &self.activation;
        histogram(&self.z, |z| (activation.value)(z, params), size, self.place.0, colors)
    }

    /// It as it is taken along.
    fn figure(&self, name: &str, size: (f64, f64), colors: &Palette) -> Parcel {
        let (l, unit) = (self.place.1 + 1, self.place.2 + 1);
        let title = format!("{name}: pre-activations of layer {l}, unit {unit}");
        let file = format!("{}-layer-{l}-unit-{unit}", self.activation.activation.id);
        let points: Vec<(f64, f64)> = self.z.iter().enumerate().map(|(i, z)| (i as f64 + 1.0, *z)).collect();
        let mut parcel = Parcel::new(&title, &file, "sample", size, colors);
        parcel.shapes(&self.shapes(size, colors));
        parcel.column("z", &points);
        parcel
    }
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
