//! A choice from a list.

use crate::state::use_state;
use leptos::prelude::*;

/// An option of a [`Select`].
#[derive(Debug, Clone, PartialEq)]
pub struct SelectOption {
    /// The value that is told of it.
    pub value: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The group that it is listed in; empty for none.
    pub group: &'static str,
}

impl SelectOption {
    /// An option without a group.
    pub const fn new(value: &'static str, name: &'static str) -> Self {
        SelectOption { value, name, group: "" }
    }
}

/// A labelled `<select>`.
#[component]
pub fn Select(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// The present value.
    #[prop(into)]
    value: Signal<String>,
    /// What there is to choose from; options of a group follow one another.
    options: Vec<SelectOption>,
    /// Whether the label is seen, not only heard.
    #[prop(default = true)]
    labelled: bool,
    /// Called with the new choice.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let id = use_state().host.id(&id);
    // The value of the element is set before it has options, so at first one of them has to be selected itself.
    let present = value.get_untracked();
    let options = options
        .chunk_by(|a, b| a.group == b.group)
        .map(|members| {
            let group = members[0].group;
            let options = members
                .iter()
                .map(|option| {
                    let selected = present == option.value;
                    view! { <option value=option.value selected=selected>{option.name}</option> }
                })
                .collect_view();
            if group.is_empty() {
                options.into_any()
            } else {
                view! { <optgroup label=group>{options}</optgroup> }.into_any()
            }
        })
        .collect_view();
    view! {
        <span class="choice">
            <label class=if labelled { "" } else { "sr-only" } for=id.clone()>{label}</label>
            <select id=id on:change:target=move |event| on_change.run(event.target().value()) prop:value=value>
                {options}
            </select>
        </span>
    }
}
