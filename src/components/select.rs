//! A select element.

use crate::state::use_state;
use leptos::prelude::*;

/// An option of a [`Select`].
#[derive(Debug, Clone, PartialEq)]
pub struct SelectOption {
    /// The value.
    pub value: &'static str,
    /// The displayed name.
    pub name: &'static str,
    /// The option group; empty for none.
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
    /// The label.
    #[prop(into)]
    label: String,
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// The present value.
    #[prop(into)]
    value: Signal<String>,
    /// The options; those of a group are consecutive.
    options: Vec<SelectOption>,
    /// Whether the label is visible; if not, it is for screen readers only.
    #[prop(default = true)]
    visible_label: bool,
    /// Called with the new value.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let id = use_state().host.id(&id);
    // `prop:value` is applied before the options are mounted, so the initial one needs `selected`.
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
            <label class=if visible_label { "" } else { "sr-only" } for=id.clone()>{label}</label>
            <select id=id on:change:target=move |event| on_change.run(event.target().value()) prop:value=value>
                {options}
            </select>
        </span>
    }
}
