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
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Whether the label is visible; if not, it is for screen readers only.
    #[prop(default = true)]
    visible_label: bool,
    /// Whether no option can be chosen.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called with the new value.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let id = use_state().host.id(&id);
    // `prop:value` is applied before the options are mounted, so the present one needs `selected`.
    let option = move |option: &SelectOption| {
        let selected = value.get_untracked() == option.value;
        view! { <option value=option.value selected=selected>{option.name}</option> }
    };
    let group = move |members: &[SelectOption]| {
        let options = members.iter().map(option).collect_view();
        match members.first().map_or("", |option| option.group) {
            "" => options.into_any(),
            group => view! { <optgroup label=group>{options}</optgroup> }.into_any(),
        }
    };
    let options =
        move || options.with(|options| options.chunk_by(|a, b| a.group == b.group).map(group).collect_view());
    view! {
        <span class="choice">
            <label class=if visible_label { "" } else { "sr-only" } for=id.clone()>{label}</label>
            <select
                id=id
                disabled=disabled
                on:change:target=move |event| on_change.run(event.target().value())
                prop:value=value
            >
                {options}
            </select>
        </span>
    }
}
