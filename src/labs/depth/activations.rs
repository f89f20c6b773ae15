//! The activation of each network, with its parameters.

use super::settings::DepthSettings;
use crate::components::{ActivationPicker, ParameterSliders};
use crate::hooks::curve_colour;
use crate::locale::use_lang;
use crate::state::{MAX_NETWORKS, distinct_label, instances_by_id, use_settings, use_state};
use engine::activation::{Activation, Instance};
use leptos::prelude::*;

/// The activations, and a button that adds one.
#[component]
pub fn Activations() -> impl IntoView {
    let (depth, lang) = (use_settings::<DepthSettings>(), use_lang());
    let title = use_state().host.id("functions-title");
    let count = depth.memo(|s| s.networks.len());
    let add = move |_| depth.update(|s| s.networks.extend(instances_by_id(&["silu"])));
    view! {
        <section aria-labelledby=title>
            <h2 id=title.clone()>{lang.activations()}</h2>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <ActivationRow index/>
            </For>
            <button class="add" hidden=move || count.get() == MAX_NETWORKS on:click=add>
                {lang.add_activation()}
            </button>
        </section>
    }
}

/// The activation of a network.
#[component]
fn ActivationRow(
    /// The slot of the network.
    index: usize,
) -> impl IntoView {
    let (depth, lang) = (use_settings::<DepthSettings>(), use_lang());
    let activation = depth.memo(move |s| s.networks.get(index).map(|network| network.activation));
    let name = depth.memo(move |s| {
        s.networks.get(index).map(|network| distinct_label(network, s.networks.iter())).unwrap_or_default()
    });
    let choose = move |other: &'static Activation| {
        depth.update(|s| {
            if let Some(network) = s.networks.get_mut(index) {
                *network = Instance::new(other);
            }
        });
    };
    let remove = move |()| {
        depth.update(|s| {
            s.networks.remove(index);
        });
    };
    view! {
        <div class="depth-function" style=("--k", curve_colour(index))>
            <ActivationPicker
                label=lang.activation_number(index + 1)
                id=format!("deep-{index}")
                value=Signal::derive(move || activation.get().map(|a| a.id.to_owned()).unwrap_or_default())
                name
                is_only=depth.memo(|s| s.networks.len() == 1)
                on_change=choose
                on_remove=remove
            />
            <ParameterSliders
                index
                of=name
                id=format!("depth{index}")
                function=|s: &DepthSettings, index| s.networks.get(index)
                function_mut=|s: &mut DepthSettings, index| s.networks.get_mut(index)
            />
        </div>
    }
}
