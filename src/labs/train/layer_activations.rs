//! The parameters of a network's activation, and the choice of another for single layers.

use super::settings::{TrainSettings, from_start, rewind};
use crate::components::{ParameterSliders, Select, SelectOption, format_parameter, use_activation_options};
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::Instance;
use engine::formula::activation;
use leptos::prelude::*;

/// The parameters of a network's activation and which layers have another, above sliders and a choice for each layer that
/// are folded at first.
#[component]
pub fn LayerActivations(
    /// The slot.
    index: usize,
    /// The name of the network.
    name: Memo<String>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let layers = settings.memo(|s| s.layers.len());
    let own = settings.memo(move |s| {
        let own = s.used_layer_functions();
        own.of_network(index).map(|(layer, function)| (layer, function.activation.name)).collect::<Vec<_>>()
    });
    let params = settings.memo(move |s| s.networks.get(index).map(written_params).unwrap_or_default());
    // The choices are made when they are first seen: there can be fifty of forty activations.
    let is_open = RwSignal::new(false);
    view! {
        <details
            class="layer-activations"
            class:uniform=move || own.with(Vec::is_empty)
            hidden=move || layers.get() == 0
            on:toggle=move |_| is_open.update(|open| *open = !*open)
        >
            <summary>
                {move || own.with(|own| params.with(|params| lang.layer_activations(params, own)))}
            </summary>
            <div role="group" aria-label=move || lang.layer_activations_of(&name.get())>
                <Show when=move || is_open.get()>
                    <ParameterSliders
                        index
                        of=name
                        id=format!("network-{index}")
                        function=|s: &TrainSettings, index| s.networks.get(index)
                        function_mut=network_from_start
                    />
                    <For each=move || 0..layers.get() key=|layer| *layer let:layer>
                        <LayerActivation index layer/>
                    </For>
                </Show>
            </div>
        </details>
    }
}

/// The parameters of an activation, such as `α = 0.01`.
fn written_params(function: &Instance) -> Vec<String> {
    let params = function.activation.params.iter().zip(&function.params);
    params.map(|(param, value)| format!("{} = {}", param.symbol, format_parameter(*value))).collect()
}

/// The activation of a network, for a change after which training starts over.
fn network_from_start(settings: &mut TrainSettings, index: usize) -> Option<&mut Instance> {
    rewind(settings);
    settings.networks.get_mut(index)
}

/// The activation of a layer.
#[component]
fn LayerActivation(
    /// The slot of the network.
    index: usize,
    /// The layer.
    layer: usize,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let all = use_activation_options();
    let options = Signal::derive(move || {
        let of_network = SelectOption::new("", lang.activation_of_the_network());
        std::iter::once(of_network).chain(all.get()).collect::<Vec<_>>()
    });
    let value = settings.memo(move |s| {
        s.layer_functions.get(index, layer).map_or_else(String::new, |own| own.activation.id.into())
    });
    let choose = move |id: String| {
        let function = activation(&id).ok().map(Instance::new);
        settings.update(from_start(|s| s.layer_functions.set(index, layer, function)));
    };
    view! {
        <Select
            label=lang.train_layer(layer + 1)
            id=format!("network-{index}-layer-{layer}")
            value
            options
            on_change=choose
        />
    }
}
