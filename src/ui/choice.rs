//! A choice from a list.

use super::icons;
use crate::browser::value_of;
use crate::dom::{El, el, icon_button};
use crate::reactive::*;
use crate::settings::deep::init_id;
use engine::activation::{Activation, Group, all, find};
use engine::depth::INITS;
use engine::nn::Init;

/// A labelled `<select>`.
pub struct Choice {
    /// What is chosen.
    pub label: String,
    /// A unique id.
    pub id: String,
    /// The present id.
    pub value: Signal<String>,
    /// The options as HTML.
    pub options: String,
    /// Whether the label is seen, not only heard.
    pub labelled: bool,
    /// Told of every choice.
    pub on_change: Callback<String>,
}

impl Choice {
    /// The element.
    pub fn view(self) -> El {
        let Choice { label, id, value, options, labelled, on_change } = self;
        let name =
            el("label").class(if labelled { "" } else { "sr-only" }).set("for", id.clone()).text(label);
        // The value comes after the options, one of which it is.
        let select = el("select")
            .set("id", id)
            .html(options)
            .value(value)
            .on("change", move |event: web_sys::Event| on_change.run(value_of(&event)));
        el("span").class("choice").with_all([name, select])
    }
}

/// The options of a list of ids and names, as HTML. Names are our own.
pub fn options<'a>(list: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    list.into_iter().map(|(id, name)| format!("<option value=\"{id}\">{name}</option>")).collect()
}

/// A choice of an activation for one of several places, and a button that empties the place.
pub struct ActivationChoice {
    /// What is chosen.
    pub label: String,
    /// A unique id.
    pub id: String,
    /// The present activation's id.
    pub value: Signal<String>,
    /// Its name among the others.
    pub name: Signal<String>,
    /// Whether it is the only one, which stays.
    pub alone: Signal<bool>,
    /// Told of every choice that exists.
    pub on_change: Callback<&'static Activation>,
    /// Told when the place is to be emptied.
    pub on_remove: Callback<()>,
}

impl ActivationChoice {
    /// The choice and the button.
    pub fn view(self) -> El {
        let ActivationChoice { label, id, value, name, alone, on_change, on_remove } = self;
        let choose = move |id: String| {
            if let Some(activation) = find(&id) {
                on_change.run(activation);
            }
        };
        let on_change = Callback::new(choose);
        let choice = Choice { label, id, value, options: activations(), labelled: false, on_change };
        let remove = text(move || format!("Remove {}", name.get()));
        let remove = icon_button(icons::CLOSE, remove, move || on_remove.run(())).flag("disabled", alone);
        el("div").class("head").with_all([choice.view(), remove])
    }
}

/// The options of all activations, in groups, as HTML.
pub fn activations() -> String {
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
