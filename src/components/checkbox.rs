//! A checkbox.

use leptos::prelude::*;

/// A labelled checkbox.
#[component]
pub fn Checkbox(
    /// The label.
    #[prop(into)]
    label: String,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new value.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Additions to the label, such as text for screen readers only.
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
