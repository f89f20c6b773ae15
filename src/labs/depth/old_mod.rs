//! Depth: how signal and gradient shrink or explode on their way through random networks.

mod charts;
mod controls;
mod layer;
mod presets;
mod strip;
mod work;

use crate::app::Program;
use crate::browser::{self, device_pixel_ratio};
use crate::dom::{El, el};
use crate::plot::canvas;
use crate::plot::scene::Shape;
use crate::reactive::*;
use crate::settings::deep::KEYS;
use crate::settings::{Deep, label_among};
use crate::store::Store;
use crate::ui::part;
use wasm_bindgen_futures::spawn_local;
use work::Work;

/// The program of the lab.
pub static PROGRAM: Program = Program { keys: &KEYS, view };

fn view(store: Store) -> El {
    let work = Work::new(store);
    let colors = browser::colors(store);
    let lede = "Networks with random weights, before any training. The signal runs forward, a gradient runs back: dots are measured, lines are what mean-field theory predicts.";
    let wide = el("div")
        .class("wide-part")
        .with(el("h1").text("What survives the depth?"))
        .with(el("p").class("lede").text(lede))
        .with(part(store, "charts", charts::gradient(store, work, colors)))
        .with(part(store, "strips", strip::strips(store, work, colors)))
        .with(part(store, "charts", charts::activations(store, work, colors)))
        .with(part(store, "layer", layer::layer(store, work, colors)));
    let settings = el("div")
        .class("settings")
        .with(part(store, "exhibits", presets::exhibits(store)))
        .with(part(store, "functions", controls::functions(store)))
        .with(part(store, "network", controls::network(store, work)));
    el("main").class("sided depth").with_all([wide, settings])
}

/// The name of a network, with its parameters where another has the same activation.
fn lane_name(deep: &Deep, slot: usize) -> String {
    deep.lanes.get(slot).map(|lane| label_among(lane, deep.lanes.iter())).unwrap_or_default()
}

/// Puts a canvas into `place`, whose size is given, and draws on it whenever a signal that `shapes` reads
/// has changed.
fn drawn(place: El, size: Signal<(f64, f64)>, shapes: impl Fn((f64, f64)) -> Vec<Shape> + 'static) -> El {
    let canvas = el("canvas").set("aria-hidden", "true");
    let (node, ratio) = (canvas.node(), device_pixel_ratio());
    // Boxed, so that all drawings share their code.
    let shapes: Box<dyn Fn((f64, f64)) -> Vec<Shape>> = Box::new(shapes);
    effect(move || {
        let (size, ratio) = (size.get(), ratio.get());
        if let Some(node) = node.clone().filter(|_| size.0 > 0.0) {
            let shapes = shapes(size);
            // After all that changes the page: for every text the browser first lays out what has changed.
            spawn_local(async move {
                // A canvas that fails stays empty: there is nothing to mend from here.
                let _ = canvas::show(&node, size, ratio, &shapes);
            });
        }
    });
    place.with(canvas)
}
