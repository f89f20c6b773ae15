//! Explore: curves, derivatives and facts of up to six activations.

mod add_function;
mod facts;
mod figure;
mod functions;
mod gestures;
mod keys;
mod picture;
mod plot_options;
mod presets;
mod readout;
mod save;
mod settings;
mod swatch;
mod texts;
mod trace;

pub use settings::{ExploreSettings, SLOTS, Slot, slots_of};

use crate::components::{InTurn, InternalLink, OwnFunctions, Part};
use crate::lazy::eager;
use crate::locale::use_lang;
use crate::state::{LinkOrigin, dying_networks, use_state};
use facts::Facts;
use figure::FunctionFigure;
use functions::Functions;
use leptos::prelude::*;
use plot_options::PlotOptions;
use presets::ExplorePresets;
use readout::Readout;

eager!(explore, preload, view! { <Explore/> }.into_any());

/// The lab.
#[component]
pub fn Explore() -> impl IntoView {
    let lang = use_lang();
    view! {
        <main class="explore">
            <div class="intro">
                <h1>{lang.explore_heading()}</h1>
                <p class="lede">{lang.explore_lede()}</p>
                <p class="first-step">{lang.explore_first_step()}<NextStep/>"."</p>
            </div>
            <div class="stage">
                <InTurn><FunctionFigure/></InTurn>
                <Part id="readout"><Readout/></Part>
            </div>
            <div class="controls">
                <Part id="functions"><Functions/></Part>
                <Part id="functions"><OwnFunctions add_to_lab=|s, function| s.explore.add(function)/></Part>
                <Part id="show"><PlotOptions/></Part>
                <Part id="presets"><ExplorePresets/></Part>
            </div>
            <div class="under">
                <Part id="facts"><Facts/></Part>
            </div>
        </main>
    }
}

/// That Train comes next: a link to networks whose units die, unless the lab is an element of another page.
#[component]
fn NextStep() -> impl IntoView {
    let (state, lang) = (use_state(), use_lang());
    let origin = state.memo(LinkOrigin::of);
    let query = Memo::new(move |_| origin.get().query_of_training(dying_networks()));
    if state.host.is_page() {
        view! { <InternalLink query>{lang.explore_next_step()}</InternalLink> }.into_any()
    } else {
        lang.explore_next_step().into_any()
    }
}
