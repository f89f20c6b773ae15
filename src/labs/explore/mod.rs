//! Explore: curves, derivatives and facts of up to six activations.

mod facts;
mod figure;
mod functions;
mod keys;
mod picker;
mod presets;
mod readout;
mod view;

use crate::app::Store;
use crate::number;
use crate::plot::palette::DASHES;
use facts::Facts;
use figure::Figure;
use functions::Functions;
use leptos::prelude::*;
use presets::Presets;
use readout::Readout;
use view::ViewControls;

/// The lab.
#[component]
pub fn Explore() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <main class="explore">
            <div class="stage">
                <Figure store/>
                <Readout store/>
            </div>
            <div class="under">
                <Facts store/>
            </div>
            <div class="controls">
                <h1>"What does it do to a number?"</h1>
                <p class="lede">"Drag a parameter: curve, slope and facts follow."</p>
                <Functions store/>
                <ViewControls store/>
                <Presets store/>
            </div>
        </main>
    }
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
