//! Ready selections.

use crate::dom::El;
use crate::settings::{Chosen, SLOTS, preset};
use crate::store::Store;
use crate::ui::{Preset, Presets};

type Slots = [Option<Chosen>; SLOTS];

static PRESETS: [Preset<Slots>; 5] = [
    selection("The textbook four", || {
        preset(&[("relu", &[]), ("sigmoid", &[]), ("tanh", &[]), ("leaky_relu", &[])])
    }),
    selection("ReLU and its cures", || {
        preset(&[("relu", &[]), ("leaky_relu", &[0.1]), ("prelu", &[]), ("elu", &[]), ("swish", &[1.5])])
    }),
    selection("Smooth ReLUs", || {
        preset(&[("softplus", &[]), ("silu", &[]), ("gelu", &[]), ("mish", &[]), ("squareplus", &[])])
    }),
    selection("GELU: exact, tanh, quick", || {
        preset(&[("gelu", &[]), ("gelu_tanh", &[]), ("quick_gelu", &[])])
    }),
    selection("Sigmoid and tanh", || preset(&[("sigmoid", &[]), ("tanh", &[])])),
];

/// A selection that speaks for itself.
const fn selection(title: &'static str, make: fn() -> Slots) -> Preset<Slots> {
    Preset { title, caption: "", make }
}

/// Buttons that replace the functions by a ready selection.
pub fn presets(store: Store) -> El {
    let presets = Presets {
        title: "Presets",
        id: "presets-title",
        presets: &PRESETS,
        same: |s, slots| s.slots == slots,
        take: |s, slots| {
            s.slots = slots;
            s.focus = 0;
            s.y = None;
        },
        otherwise: "",
    };
    presets.view(store)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_names_functions_that_exist() {
        for preset in &PRESETS {
            let slots = (preset.make)();
            let chosen = slots.iter().flatten().count();
            assert!(chosen >= 2 && slots[..chosen].iter().all(Option::is_some), "{}", preset.title);
        }
    }
}
