//! Ready selections.

use crate::dom::{El, button, el};
use crate::reactive::*;
use crate::settings::preset;
use crate::store::Store;

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
pub fn presets(store: Store) -> El {
    let preset_button = |(title, functions): (&'static str, Functions)| {
        let active = store.memo(move |s| s.slots == preset(functions));
        let choose = move || {
            store.choose(|s| {
                s.slots = preset(functions);
                s.focus = 0;
                s.y = None;
            });
        };
        button(title, choose).set("aria-pressed", aria(move || active.get()))
    };
    el("section")
        .set("aria-labelledby", "presets-title")
        .with(el("h2").set("id", "presets-title").text("Presets"))
        .with(el("div").class("chips").with_all(PRESETS.map(preset_button)))
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
