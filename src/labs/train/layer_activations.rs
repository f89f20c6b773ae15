//! The choice of an activation for single layers of a network.

use super::settings::{TrainSettings, from_start};
use crate::components::{Select, SelectOption, use_activation_options};
use crate::locale::use_lang;
use crate::state::use_settings;
use engine::activation::Instance;
use engine::formula::activation;
use leptos::prelude::*;

/// Which layers of a network have an activation of their own, above a choice for each layer that is folded at first.
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
    // The choices are made when they are first seen: there can be fifty of forty activations.
    let is_open = RwSignal::new(false);
    view! {
        <details
            class="layer-activations"
            class:uniform=move || own.with(Vec::is_empty)
            hidden=move || layers.get() == 0
            on:toggle=move |_| is_open.update(|open| *open = !*open)
        >
            <summary>{move || own.with(|own| lang.layer_activations(own))}</summary>
            <div role="group" aria-label=move || lang.layer_activations_of(&name.get())>
                <Show when=move || is_open.get()>
                    <For each=move || 0..layers.get() key=|layer| *layer let:layer>
                        <LayerActivation index layer/>
                    </For>
                </Show>
            </div>
        </details>
    }
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
