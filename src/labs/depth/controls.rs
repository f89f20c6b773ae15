//! What defines the networks: shape, weights, inputs, seed.

use super::measurements::Measurements;
use super::networks::Networks;
use super::settings::{BIAS_MEAN, BIAS_SPREAD, DepthSettings, GAIN, INPUT_SCALE, LAYERS, WIDTH};
use crate::components::{NumberField, Select, Slider, format_parameter, init_options};
use crate::format;
use crate::locale::use_lang;
use crate::state::{MAX_SEED, NumericSetting, parse_init_choice, use_settings, use_state, write_init_choice};
use engine::depth::Propagation;
use leptos::prelude::*;

/// Shape, weights, inputs, seed.
#[component]
pub fn NetworkControls(
    /// What is known of the networks.
    measurements: Measurements,
) -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("network-title"));
    let slider = |setting| view! { <SettingSlider setting/> };
    view! {
        <section class="depth-settings" aria-labelledby=title>
            <h2 id=title.clone()>{lang.depth_network()}</h2>
            {[&LAYERS, &WIDTH].map(slider).collect_view()}
            <h2>{lang.depth_weights_heading()}</h2>
            <Initialization/>
            {[&GAIN, &BIAS_MEAN, &BIAS_SPREAD, &INPUT_SCALE].map(slider).collect_view()}
            <WeightDeviations measurements/>
            <Seed/>
        </section>
    }
}

/// The slider of a number of the networks.
#[component]
fn SettingSlider(
    /// The number.
    setting: &'static NumericSetting<DepthSettings>,
) -> impl IntoView {
    let depth = use_settings::<DepthSettings>();
    let whole = setting.max >= 100.0 && setting.min >= 1.0;
    view! {
        <Slider
            param=setting.param(use_lang())
            value=depth.memo(setting.get)
            id=format!("deep-{}", setting.key)
            show=if whole { |v| format::fixed(v, 0) } else { format_parameter }
            on_change=move |value| depth.update_in_gesture((setting.key, 0), |s| (setting.set)(s, value))
            on_end=move |()| depth.end_gesture()
        />
    }
}

/// The choice of an initialization.
#[component]
fn Initialization() -> impl IntoView {
    let (depth, lang) = (use_settings::<DepthSettings>(), use_lang());
    let choose = move |id: String| {
        if let Ok(init) = parse_init_choice(&id) {
            depth.update(|s| s.init = init);
        }
    };
    view! {
        <Select
            label=lang.depth_weights()
            id="deep-init"
            value=depth.memo(|s| write_init_choice(s.init))
            options=init_options(lang)
            on_change=choose
        />
    }
}

/// What the weights of a network are drawn from.
#[derive(Debug, Clone, PartialEq)]
struct Weights {
    network: &'static str,
    initialization: &'static str,
    deviation: String,
}

/// What the weights of each network are drawn from.
#[component]
fn WeightDeviations(
    /// What is known of the networks.
    measurements: Measurements,
) -> impl IntoView {
    let lang = use_lang();
    let all = measurements.memo(weights_of);
    let line = move |(i, weights): (usize, Weights)| {
        view! {
            {(i > 0).then(|| view! { <br/> })}
            {lang.initialized_by(weights.network, weights.initialization)}
            <sub>"w"</sub>
            {format!(" = {}", weights.deviation)}
        }
    };
    view! { <p class="lede">{move || all.get().into_iter().enumerate().map(line).collect_view()}</p> }
}

fn weights_of(networks: &Networks) -> Vec<Weights> {
    let configs = networks.measured.iter().map(Propagation::config);
    let weights = configs.map(|config| Weights {
        network: config.activation.activation.name,
        initialization: config.init.name(),
        deviation: format::three_digits(config.weight_variance().map_or(f64::NAN, f64::sqrt)),
    });
    weights.collect()
}

/// The seed, and the way to the next.
#[component]
fn Seed() -> impl IntoView {
    let (depth, lang) = (use_settings::<DepthSettings>(), use_lang());
    let next = move |_| depth.update(|s| s.seed = (s.seed + 1) % (MAX_SEED as u64 + 1));
    view! {
        <NumberField
            label=lang.depth_seed()
            value=depth.memo(|s| s.seed as f64)
            min=0.0
            max=MAX_SEED
            id="deep-seed"
            show=format::shortest
            on_change=move |seed: f64| depth.update_in_gesture(("deep-seed", 0), |s| s.seed = seed.round() as u64)
        />
        <button on:click=next>{lang.depth_new_seed()}</button>
    }
}
