//! The dialog in which functions are added, by group or by any framework's name.

use crate::browser::value_of;
use crate::dom::{El, button, el, icon_button};
use crate::reactive::*;
use crate::settings::{Chosen, SLOTS};
use crate::store::Store;
use crate::ui::{icons, math};
use engine::activation::{Activation, Group, all};
use web_sys::{HtmlDialogElement, HtmlElement};

/// Only what tells names apart: `nn.LeakyReLU`, `leaky relu` and `leaky_relu` are one.
fn normalized(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a search finds the activation: by id, name, alias, or a framework's name with or without its
/// module.
fn matches(activation: &Activation, query: &str) -> bool {
    let wanted = normalized(query);
    let mut frameworks = activation.frameworks.iter().map(|f| f.name);
    let found = |name: &str| {
        wanted.is_empty()
            || normalized(name).as_bytes().windows(wanted.len()).any(|part| part == wanted.as_bytes())
    };
    // `torch.nn.SiLU` is more than the `nn.SiLU` that is listed.
    let tail = normalized(without_module(query));
    let is_longer = without_module(query) != query && tail.len() > 2;
    let found_tail = |name: &str| is_longer && normalized(name) == tail;
    [activation.id, activation.name, activation.aliases].into_iter().any(|n| found(n) || found_tail(n))
        || frameworks.any(|n| found(n) || found_tail(without_module(n)))
}

/// What comes after the last dot.
fn without_module(name: &str) -> &str {
    let dot = name.bytes().rposition(|byte| byte == b'.');
    dot.and_then(|dot| name.get(dot + 1..)).unwrap_or(name)
}

/// The button and its dialog.
pub fn picker(store: Store) -> El {
    let query = RwSignal::new(String::new());
    let full = store.memo(|s| s.slots.iter().all(Option::is_some));
    let dialog = el("dialog").class("picker").set("aria-labelledby", "picker-title");
    let node = dialog.node::<HtmlDialogElement>();
    let close = Callback::new(move |()| {
        if let Some(dialog) = &node {
            dialog.close();
        }
    });
    let add = Callback::new(move |activation: &'static Activation| {
        store.choose(|s| {
            if let Some(free) = s.slots.iter().position(Option::is_none) {
                s.slots[free] = Chosen::by_id(activation.id, &[]);
                s.focus = free;
            }
        });
        close.run(());
    });
    let found = memo(move || {
        let query = query.get();
        all().iter().copied().filter(|a| matches(a, &query)).collect::<Vec<_>>()
    });
    let search = search_field(query);
    let field = search.node::<HtmlElement>();
    let shown = dialog.node::<HtmlDialogElement>();
    let open = move || {
        query.set(String::new());
        let _ = shown.as_ref().map(HtmlDialogElement::show_modal);
        let _ = field.as_ref().map(HtmlElement::focus);
    };
    // Enter takes the first hit.
    let take_first = move |event: web_sys::Event| {
        event.prevent_default();
        let first = found.with_untracked(|f| f.first().copied());
        if let Some(first) = first.filter(|_| !full.get_untracked() && !query.get_untracked().is_empty()) {
            add.run(first);
        }
    };
    let nothing = text(move || {
        let none = found.with(Vec::is_empty);
        let sentence = || format!("No function is called “{}” in any framework known here.", query.get());
        if none { sentence() } else { String::new() }
    });
    let invitation = text(move || {
        let all = "Six functions are the most: remove one to add another";
        if full.get() { all } else { "+ Add a function" }.into()
    });
    let label = el("label").class("sr-only").set("for", "search").text("Search by any framework’s name");
    let top = el("div")
        .class("top")
        .with(el("h2").set("id", "picker-title").text("Add a function"))
        .with(icon_button(icons::CLOSE, "Close", move || close.run(())))
        .with(el("form").on("submit", take_first).with_all([label, search]));
    let groups = el("div").rebuilt(move || {
        let found = found.get();
        let members = |group| found.iter().copied().filter(|a| a.group == group).collect::<Vec<_>>();
        let section = |group: Group| {
            Some(members(group)).filter(|m| !m.is_empty()).map(|m| section(group, m, full, add))
        };
        Group::ALL.into_iter().filter_map(section).collect()
    });
    let hits = el("div")
        .class("groups")
        .set("tabindex", "0")
        .set("role", "group")
        .set("aria-label", "Functions found")
        .with(groups)
        .with(el("p").class("empty").set("role", "status").text(nothing));
    el("div")
        .with(button(invitation, open).class("add").flag("disabled", full))
        .with(dialog.with_all([top, hits]))
}

fn search_field(query: RwSignal<String>) -> El {
    el("input")
        .set("id", "search")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("placeholder", "SiLU, nn.LeakyReLU, hard swish …")
        .value(query)
        .on("input", move |event: web_sys::Event| query.set(value_of(&event)))
}

/// The functions of a group.
fn section(
    group: Group,
    members: Vec<&'static Activation>,
    full: Signal<bool>,
    add: Callback<&'static Activation>,
) -> El {
    let choice = |activation: &'static Activation| {
        button("", move || add.run(activation))
            .class("choice")
            .flag("disabled", full)
            .with(el("span").text(activation.name))
            .with(el("span").class("formula").html(math::formula(activation, activation.formula, &[])))
    };
    let choices = el("div").class("choices").with_all(members.into_iter().map(choice));
    el("section").with(el("h3").text(group.title())).with(choices)
}

/// How many functions there can be; the text of the button says it in words.
const _: () = assert!(SLOTS == 6);

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;

    #[test]
    fn search_knows_the_names_of_the_frameworks() {
        let cases = [
            ("SiLU", "silu"),
            ("nn.LeakyReLU", "leaky_relu"),
            ("torch.nn.LeakyReLU", "leaky_relu"),
            ("hard swish", "hard_swish"),
            ("Hardswish", "hard_swish"),
            ("tf.nn.elu", "elu"),
            ("jax.nn.soft_sign", "softsign"),
            ("gelu_new", "gelu_tanh"),
            ("heaviside", "step"),
        ];
        for (query, id) in cases {
            assert!(matches(find(id).unwrap(), query), "{query}");
        }
        assert!(!matches(find("tanh").unwrap(), "nn.LeakyReLU"));
        assert!(!matches(find("relu").unwrap(), "torch.nn.LeakyReLU"));
    }

    #[test]
    fn every_function_is_found_by_its_own_names() {
        for activation in all() {
            for name in activation.frameworks.iter().map(|f| f.name).chain([activation.id, activation.name]) {
                assert!(matches(activation, name), "{activation:?} by {name}");
            }
        }
    }
}
