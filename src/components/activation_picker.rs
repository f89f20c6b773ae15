//! Choosing an activation for one of several slots.

use super::icon::{Icon, IconButton};
use super::select::{Select, SelectOption};
use crate::locale::{Lang, use_lang};
use engine::activation::{Activation, Group, all, find};
use leptos::prelude::*;

/// A select for the activation of a slot, and a button that removes it.
#[component]
pub fn ActivationPicker(
    /// The label of the select.
    #[prop(into)]
    label: String,
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// The id of the selected activation.
    #[prop(into)]
    value: Signal<String>,
    /// The name of the slot's function, with its parameters if needed.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is the only slot, which cannot be removed.
    #[prop(into)]
    is_only: Signal<bool>,
    /// Called with the new activation.
    #[prop(into)]
    on_change: Callback<&'static Activation>,
    /// Called when the slot is to be removed.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let choose = move |id: String| {
        if let Some(activation) = find(&id) {
            on_change.run(activation);
        }
    };
    let title = Signal::derive(move || is_only.get().then(|| lang.last_one_stays().to_owned()));
    let remove = Signal::derive(move || name.with(|name| lang.remove(name)));
    view! {
        <div class="head">
            <Select label id value options=activation_options(lang) visible_label=false on_change=choose/>
            <IconButton icon=Icon::Close name=remove title disabled=is_only on_press=on_remove/>
        </div>
    }
}

/// All activations, in groups.
pub fn activation_options(lang: Lang) -> Vec<SelectOption> {
    let members = |group: Group| {
        let of_group = all().iter().filter(move |a| a.group == group);
        of_group.map(move |a| SelectOption { value: a.id, name: a.name, group: lang.group(group) })
    };
    Group::ALL.into_iter().flat_map(members).collect()
}
