//! A choice of an activation for one of several slots.

use super::icon::{Icon, IconButton};
use super::select::{Select, SelectOption};
use crate::locale::{Lang, use_lang};
use crate::state::FITTING;
use engine::activation::{Activation, Group, all, find};
use engine::depth::INITS;
use leptos::prelude::*;

/// A choice of an activation, and a button that empties the slot.
#[component]
pub fn ActivationPicker(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// The id of the present activation.
    #[prop(into)]
    value: Signal<String>,
    /// Its name among the others.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is the only one, which stays.
    #[prop(into)]
    alone: Signal<bool>,
    /// Called with the new choice.
    #[prop(into)]
    on_change: Callback<&'static Activation>,
    /// Called when the slot is to be emptied.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let choose = move |id: String| {
        if let Some(activation) = find(&id) {
            on_change.run(activation);
        }
    };
    let remove = Signal::derive(move || name.with(|name| lang.remove(name)));
    view! {
        <div class="head">
            <Select label id value options=activation_options(lang) labelled=false on_change=choose/>
            <IconButton icon=Icon::Close name=remove disabled=alone on_press=on_remove/>
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

/// The initializations of random networks, the one that fits each function first.
pub fn initialization_options(lang: Lang) -> Vec<SelectOption> {
    let fitting = SelectOption::new(FITTING, lang.fitting_initialization());
    let named = INITS.iter().map(|init| SelectOption::new(init.id(), init.name()));
    std::iter::once(fitting).chain(named).collect()
}
