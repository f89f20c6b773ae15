//! Explore: curves, derivatives and facts of up to six activations.

mod export;
mod facts;
mod figure;
mod functions;
mod keys;
mod picker;
mod presets;
mod readout;
mod view;

use crate::app::Program;
use crate::dom::{El, el};
use crate::number;
use crate::plot::palette::DASHES;
use crate::settings::explore::KEYS;
use crate::store::Store;
use crate::ui::part;

/// The program of the lab.
pub static PROGRAM: Program = Program { keys: &KEYS, view };

fn view(store: Store) -> El {
    let controls = el("div")
        .class("controls")
        .with(el("h1").text("What does it do to a number?"))
        .with(el("p").class("lede").text("Drag a parameter: curve, slope and facts follow."))
        .with(part(store, "functions", functions::functions(store)))
        .with(part(store, "show", view::view_controls(store)))
        .with(part(store, "presets", presets::presets(store)));
    el("main")
        .class("explore")
        .with(el("div").class("stage").with(figure::figure(store)).with(part(
            store,
            "readout",
            readout::readout(store),
        )))
        .with(el("div").class("under").with(part(store, "facts", facts::facts(store))))
        .with(controls)
}

/// A piece of the stroke of the function in a slot, as HTML.
fn swatch(slot: usize) -> String {
    let dashes: Vec<String> = DASHES[slot].iter().map(|l| number::shortest(*l)).collect();
    format!(
        "<svg class=\"swatch\" viewBox=\"0 0 26 10\" aria-hidden=\"true\"><path d=\"M1 5H25\" \
         style=\"stroke:var(--c{})\" stroke-dasharray=\"{}\"/></svg>",
        slot + 1,
        dashes.join(" ")
    )
}

/// The label of the function in a slot in its colour, as HTML. Labels are our own names and numbers.
fn colored(label: &str, slot: usize) -> String {
    format!("<span style=\"color:var(--c{})\">{label}</span>", slot + 1)
}
