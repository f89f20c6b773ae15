//! Ready selections.

use crate::app::Store;
use crate::settings::preset;
use crate::ui::erased::{aria, click};
use leptos::prelude::*;

type Functions = &'static [(&'static str, &'static [f64])];

const PRESETS: [(&str, Functions); 5] = [
    ("The textbook four", &[("relu", &[]), ("sigmoid", &[]), ("tanh", &[]), ("leaky_relu", &[])]),
    (
        "ReLU and its cures",
        &[("relu", &[]), ("leaky_relu", &[0.1]), ("prelu", &[]), ("elu", &[]), ("swish", &[1.5])],
    ),
    ("Smooth ReLUs", &[("softplus", &[]), ("silu", &[]), ("gelu", &[]), ("mish", &[]), ("squareplus", &[])]),
    ("GELU: exact, tanh, quick", &[("gelu", &[]), ("gelu_tanh", &[]), ("quick_gelu", &[])]),
    ("Sigmoid and tanh", &[("sigmoid", &[]), ("tanh", &[])]),
];

/// Buttons that replace the functions by a ready selection.
#[component]
pub fn Presets(store: Store) -> impl IntoView {
    let button = |(title, functions): (&'static str, Functions)| {
        let active = store.memo(move |s| s.slots == preset(functions));
        let choose = move || {
            store.choose(|s| {
                s.slots = preset(functions);
                s.focus = 0;
                s.y = None;
            });
        };
        view! {
            <button aria-pressed=aria(move || active.get()) on:click=click(choose)>{title}</button>
        }
    };
    view! {
        <section aria-labelledby="presets-title">
            <h2 id="presets-title">"Presets"</h2>
            <div class="chips">{PRESETS.map(button).into_iter().collect_view()}</div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_names_functions_that_exist() {
        for (title, functions) in PRESETS {
            assert_eq!(preset(functions).iter().flatten().count(), functions.len(), "{title}");
        }
    }
}
