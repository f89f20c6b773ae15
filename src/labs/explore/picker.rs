//! The dialog in which functions are added, by group or by any framework's name.

use crate::app::Store;
use crate::settings::{Chosen, SLOTS};
use crate::ui::erased::{click, on, text};
use crate::ui::{icons, math};
use engine::activation::{Activation, Group, all};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

/// Only what tells names apart: `nn.LeakyReLU`, `leaky relu` and `leaky_relu` are one.
fn normalized(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a search finds the activation: by id, name, alias, or a framework's name with or without its
/// module.
fn matches(activation: &Activation, query: &str) -> bool {
    let wanted = normalized(query);
    let frameworks = activation.frameworks.iter().map(|f| f.name);
    let found = |name: &str| normalized(name).contains(&wanted);
    // `torch.nn.SiLU` is more than the `nn.SiLU` that is listed.
    let tail = query.rsplit('.').next().map(normalized).filter(|t| t.len() > 2);
    let found_tail =
        |name: &str| tail.as_ref().is_some_and(|t| query.contains('.') && normalized(name) == *t);
    [activation.id, activation.name, activation.aliases].into_iter().any(|n| found(n) || found_tail(n))
        || frameworks.into_iter().any(|n| found(n) || n.rsplit('.').next().is_some_and(found_tail))
}

/// The button and its dialog.
#[component]
pub fn Picker(store: Store) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let search = NodeRef::<Input>::new();
    let query = RwSignal::new(String::new());
    let full_now = store.memo(|s| s.slots.iter().all(Option::is_some));
    let open = move || {
        query.set(String::new());
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
        if let Some(search) = search.get_untracked() {
            let _ = search.focus();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let add = Callback::new(move |activation: &'static Activation| {
        store.choose(|s| {
            if let Some(free) = s.slots.iter().position(Option::is_none) {
                s.slots[free] = Chosen::by_id(activation.id, &[]);
                s.focus = free;
            }
        });
        close();
    });
    let found = Memo::new(move |_| {
        let query = query.get();
        all().iter().copied().filter(|a| matches(a, &query)).collect::<Vec<_>>()
    });
    // Enter takes the first hit.
    let take_first = on(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let first = found.with_untracked(|f| f.first().copied());
        if let Some(first) = first.filter(|_| !full_now.get_untracked() && !query.get_untracked().is_empty())
        {
            add.run(first);
        }
    });
    let nothing = text(move || {
        let none = found.with(Vec::is_empty);
        let sentence = || format!("No function is called “{}” in any framework known here.", query.get());
        if none { sentence() } else { String::new() }
    });
    let invitation = text(move || {
        let full = "Six functions are the most: remove one to add another";
        if full_now.get() { full } else { "+ Add a function" }.into()
    });
    let groups = move || {
        Group::ALL
            .into_iter()
            .filter_map(|group| {
                let members: Vec<_> = found.get().into_iter().filter(|a| a.group == group).collect();
                (!members.is_empty()).then(|| view! { <Members group members full=full_now add/> })
            })
            .collect_view()
    };
    view! {
        <button class="add" disabled=full_now on:click=click(open)>
            {invitation}
        </button>
        <dialog class="picker" node_ref=dialog aria-labelledby="picker-title">
            <div class="top">
                <h2 id="picker-title">"Add a function"</h2>
                <button class="icon" aria-label="Close" on:click=click(close) inner_html=icons::CLOSE></button>
                <form on:submit=take_first>
                    <label class="sr-only" for="search">"Search by any framework’s name"</label>
                    <input
                        id="search"
                        type="search"
                        autocomplete="off"
                        placeholder="SiLU, nn.LeakyReLU, hard swish …"
                        node_ref=search
                        prop:value=query
                        on:input=on(move |event: web_sys::Event| query.set(event_target_value(&event)))
                    />
                </form>
            </div>
            <div class="groups" tabindex="0" role="group" aria-label="Functions found">
                {groups}
                <p class="empty" role="status">{nothing}</p>
            </div>
        </dialog>
    }
}

/// The functions of a group.
#[component]
fn Members(
    group: Group,
    members: Vec<&'static Activation>,
    full: Memo<bool>,
    add: Callback<&'static Activation>,
) -> impl IntoView {
    let button = |activation: &'static Activation| {
        view! {
            <button class="choice" disabled=full on:click=click(move || add.run(activation))>
                <span>{activation.name}</span>
                <span class="formula" inner_html=math::formula(activation, activation.formula, &[])></span>
            </button>
        }
    };
    view! {
        <section>
            <h3>{group.title()}</h3>
            <div class="choices">{members.into_iter().map(button).collect_view()}</div>
        </section>
    }
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
