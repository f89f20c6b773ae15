//! Choosing an activation for one of several slots.

use super::icon::{Icon, IconButton};
use super::select::{Select, SelectOption};
use crate::locale::use_lang;
use crate::state::use_state;
use engine::activation::{Activation, Group, all};
use engine::formula::activation;
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
        if let Ok(activation) = activation(&id) {
            on_change.run(activation);
        }
    };
    let title = Signal::derive(move || is_only.get().then(|| lang.last_one_stays().to_owned()));
    let remove = Signal::derive(move || name.with(|name| lang.remove(name)));
    view! {
        <div class="head">
            <Select label id value options=use_activation_options() visible_label=false on_change=choose/>
            <IconButton icon=Icon::Close name=remove title disabled=is_only on_press=on_remove/>
        </div>
    }
}

/// All activations, in groups: first those that the visitor has defined.
pub fn use_activation_options() -> Signal<Vec<SelectOption>> {
    let (state, lang) = (use_state(), use_lang());
    let own = state.memo(|settings| settings.own.all().to_vec());
    let option = |a: &Activation, group| SelectOption { value: a.id, name: a.name, group };
    let listed = move |group: Group| {
        let of_group = all().iter().filter(move |a| a.group == group);
        of_group.map(move |a| option(a, lang.group(group)))
    };
    Signal::derive(move || {
        let own = own.get().into_iter().map(|a| option(a, lang.own_functions()));
        own.chain(Group::ALL.into_iter().flat_map(listed)).collect()
    })
}
