//! Depth: how signal and gradient shrink or explode on their way through random networks.

mod activations;
mod chart;
mod charts;
mod controls;
mod histogram;
mod layer;
mod measurements;
mod networks;
mod numbers;
mod presets;
mod settings;
mod strip;
mod texts;
mod verdicts;

pub use settings::*;

use crate::components::Part;
use crate::lazy::lazy;
use crate::locale::use_lang;
use activations::Activations;
use charts::{ActivationCharts, GradientChart};
use controls::NetworkControls;
use layer::Layer;
use leptos::prelude::*;
use measurements::use_measurements;
use presets::DepthPresets;
use verdicts::Verdicts;

lazy!(depth, preload, view! { <Depth/> }.into_any());

/// The lab.
#[component]
pub fn Depth() -> impl IntoView {
    let (lang, measurements) = (use_lang(), use_measurements());
    view! {
        <main class="with-sidebar depth">
            <div class="main-column">
                <h1>{lang.depth_heading()}</h1>
                <p class="lede">{lang.depth_lede()}</p>
                <Part id="charts"><GradientChart measurements/></Part>
                <Part id="strips"><Verdicts measurements/></Part>
                <Part id="charts"><ActivationCharts measurements/></Part>
                <Part id="layer"><Layer measurements/></Part>
            </div>
            <div class="settings">
                <Part id="exhibits"><DepthPresets/></Part>
                <Part id="functions"><Activations/></Part>
                <Part id="network"><NetworkControls measurements/></Part>
            </div>
        </main>
    }
}
