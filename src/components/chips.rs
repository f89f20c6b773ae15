//! A row of buttons, one of which is pressed.

use leptos::prelude::*;

/// A choice of one of a few values.
#[component]
pub fn Chips<T>(
    /// The label of the group.
    #[prop(into)]
    label: String,
    /// The values and their names.
    options: Vec<(T, &'static str)>,
    /// The present value.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the new value.
    #[prop(into)]
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let chip = |(option, name): (T, &'static str)| {
        let pressed = move || (value.get() == option).to_string();
        view! { <button aria-pressed=pressed on:click=move |_| on_change.run(option)>{name}</button> }
    };
    view! {
        <div class="chips" role="group" aria-label=label>
            {options.into_iter().map(chip).collect_view()}
        </div>
    }
}
