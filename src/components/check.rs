//! A check box.

use leptos::prelude::*;

/// A labelled check box.
#[component]
pub fn Check(
    /// What is ticked.
    #[prop(into)]
    label: String,
    /// Whether it is.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new value.
    #[prop(into)]
    on_change: Callback<bool>,
    /// More of the label, such as what only those hear who do not see the surroundings.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:change:target=move |event| on_change.run(event.target().checked())/>
            {label}
            {children.map(|children| children())}
        </label>
    }
}
