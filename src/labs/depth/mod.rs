//! Depth: how signal and gradient shrink or explode on their way through random networks.

mod activations;
mod chart_reading;
mod charts;
mod controls;
mod histogram;
mod layer_chart;
mod layer_numbers;
mod measurements;
mod networks;
mod presets;
mod selected_layer;
mod settings;
mod strips;
mod texts;
mod verdicts;

pub use settings::*;

use crate::components::{Fold, OwnFunctions, Part};
use crate::lazy::lazy;
use crate::locale::use_lang;
use crate::state::{MAX_NETWORKS, Settings};
use activations::Activations;
use chart_reading::use_chart_reading;
use charts::{ActivationCharts, GradientChart};
use controls::NetworkControls;
use engine::activation::Instance;
use leptos::prelude::*;
use measurements::use_measurements;
use presets::DepthPresets;
use selected_layer::SelectedLayer;
use verdicts::Verdicts;

/// Adds a network with this activation, unless there are as many as can be.
fn add_network(settings: &mut Settings, function: Instance) {
    if settings.depth.networks.len() < MAX_NETWORKS {
        settings.depth.networks.push(function);
    }
}

lazy!(depth, preload, view! { <Depth/> }.into_any());

/// The lab.
#[component]
pub fn Depth() -> impl IntoView {
    let (lang, measurements, reading) = (use_lang(), use_measurements(), use_chart_reading());
    view! {
        <main class="with-sidebar depth">
            <div class="main-column">
                <h1>{lang.depth_heading()}</h1>
                <p class="lede">{lang.depth_lede()}</p>
                <Part id="exhibits"><DepthPresets/></Part>
                <Part id="charts"><GradientChart measurements reading/></Part>
                <Part id="strips"><Verdicts measurements/></Part>
            </div>
            <div class="settings">
                <Fold title=lang.settings() id="settings">
                    <Part id="functions"><Activations/></Part>
                    <Part id="functions"><OwnFunctions add_to_lab=add_network/></Part>
                    <Part id="network"><NetworkControls measurements/></Part>
                </Fold>
            </div>
            <div class="under-column">
                <Part id="charts"><ActivationCharts measurements reading/></Part>
                <Part id="layer"><SelectedLayer measurements/></Part>
            </div>
        </main>
    }
}
