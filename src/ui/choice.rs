//! A choice from a list.

use super::erased::{click, on, text};
use super::icons;
use crate::settings::deep::init_id;
use engine::activation::{Activation, Group, all, find};
use engine::depth::INITS;
use engine::nn::Init;
use leptos::html::Select;
use leptos::prelude::*;

/// A labelled `<select>`.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// A unique id.
    #[prop(into)]
    id: String,
    /// The present id.
    #[prop(into)]
    value: Signal<String>,
    /// The options as HTML.
    options: String,
    /// Whether the label is seen, not only heard.
    #[prop(optional)]
    labelled: bool,
    /// Told of every choice.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let node = NodeRef::<Select>::new();
    // The options are there only once the element is.
    Effect::new(move |_| {
        let value = value.get();
        if let Some(select) = node.get() {
            select.set_value(&value);
        }
    });
    let change = on(move |event: web_sys::Event| on_change.run(event_target_value(&event)));
    view! {
        <span class="choice">
            <label class:sr-only=!labelled for=id.clone()>{label}</label>
            <select id=id node_ref=node inner_html=options on:change=change></select>
        </span>
    }
}

/// The options of a list of ids and names, as HTML. Names are our own.
pub fn options<'a>(list: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    list.into_iter().map(|(id, name)| format!("<option value=\"{id}\">{name}</option>")).collect()
}

/// A choice of an activation for one of several places, and a button that empties the place.
#[component]
pub fn ActivationChoice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// A unique id.
    #[prop(into)]
    id: String,
    /// The present activation's id.
    #[prop(into)]
    value: Signal<String>,
    /// Its name among the others.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is the only one, which stays.
    #[prop(into)]
    alone: Signal<bool>,
    /// Told of every choice that exists.
    #[prop(into)]
    on_change: Callback<&'static Activation>,
    /// Told when the place is to be emptied.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let choose = move |id: String| {
        if let Some(activation) = find(&id) {
            on_change.run(activation);
        }
    };
    view! {
        <div class="head">
            <Choice label id value options=activations() on_change=choose/>
            <button
                class="icon"
                aria-label=text(move || format!("Remove {}", name.get()))
                disabled=alone
                on:click=click(move || on_remove.run(()))
                inner_html=icons::CLOSE
            ></button>
        </div>
    }
}

/// The options of all activations, in groups, as HTML.
fn activations() -> String {
    let group = |group: Group| {
        let members = all().iter().filter(|a| a.group == group).map(|a| (a.id, a.name));
        format!("<optgroup label=\"{}\">{}</optgroup>", group.title(), options(members))
    };
    Group::ALL.into_iter().map(group).collect()
}

/// The options of the initialisations of random networks, the one that fits a function first, as HTML.
pub fn initialisations() -> String {
    let of = |init: &Init| Init::ALL.into_iter().find(|entry| entry.0 == *init).map(|e| (e.1, e.2));
    let fitting = (init_id(None), "Fitting each function");
    options(std::iter::once(fitting).chain(INITS.iter().filter_map(of)))
}
