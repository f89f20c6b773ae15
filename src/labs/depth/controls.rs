//! The controls of the networks: shape, weights, inputs, seed.

use super::measurements::Measurements;
use super::networks::Networks;
use super::settings::{BIAS_MEAN, BIAS_SPREAD, DepthSettings, GAIN, INPUT_SCALE, LAYERS, WIDTH};
use crate::components::{InitSelect, SeedField, SettingSlider, next_seed};
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use engine::depth::Propagation;
use engine::nn::Init;
use leptos::prelude::*;

/// The controls of all networks.
#[component]
pub fn NetworkControls(
    /// The networks and their measurements.
    measurements: Measurements,
) -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("network-title"));
    let depth = use_settings::<DepthSettings>();
    let whole_slider =
        |setting| view! { <SettingSlider setting id="deep" show=|value| format::fixed(value, 0)/> };
    let slider = |setting| view! { <SettingSlider setting id="deep"/> };
    view! {
        <section class="depth-settings" aria-labelledby=title>
            <h2 id=title.clone()>{lang.depth_network()}</h2>
            {[&LAYERS, &WIDTH].map(whole_slider).collect_view()}
            <h2>{lang.depth_weights_heading()}</h2>
            <InitSelect
                label=lang.depth_weights()
                id="deep-init"
                read=|s: &DepthSettings| s.init
                write=|s: &mut DepthSettings, init| s.init = init
            />
            <p class="hint">{lang.initializations_explained()}</p>
            {[&GAIN, &BIAS_MEAN, &BIAS_SPREAD, &INPUT_SCALE].map(slider).collect_view()}
            <WeightDeviations measurements/>
            <div class="seed-row">
                <SeedField
                    label=lang.depth_seed()
                    id="deep-seed"
                    read=|s: &DepthSettings| s.seed
                    write=|s: &mut DepthSettings, seed| s.seed = seed
                />
                <button on:click=move |_| depth.update(|s| s.seed = next_seed(s.seed))>
                    {lang.depth_new_seed()}
                </button>
            </div>
        </section>
    }
}

/// The distribution of the initial weights of a network.
#[derive(Debug, Clone, PartialEq)]
struct WeightDistribution {
    network: &'static str,
    initialization: Init,
    deviation: String,
}

/// The distribution of the initial weights of each network.
#[component]
fn WeightDeviations(
    /// The networks and their measurements.
    measurements: Measurements,
) -> impl IntoView {
    let lang = use_lang();
    let all = measurements.memo(weight_distributions);
    let line = move |(i, weights): (usize, WeightDistribution)| {
        view! {
            {(i > 0).then(|| view! { <br/> })}
            {lang.initialized_by(weights.network, lang.initialization(weights.initialization))}
            <sub>"w"</sub>
            {format!(" = {}", weights.deviation)}
        }
    };
    view! { <p class="lede">{move || all.get().into_iter().enumerate().map(line).collect_view()}</p> }
}

fn weight_distributions(networks: &Networks) -> Vec<WeightDistribution> {
    let configs = networks.measured.iter().map(Propagation::config);
    let weights = configs.map(|config| WeightDistribution {
        network: config.activation.activation.name,
        initialization: config.init,
        deviation: format::three_digits(config.weight_variance().map_or(f64::NAN, f64::sqrt)),
    });
    weights.collect()
}
