//! Presets of functions.

use super::settings::{ExploreSettings, SLOTS, Slot, slots_of};
use crate::components::{Preset, Presets};
use crate::locale::{Lang, use_lang};
use leptos::prelude::*;

type Slots = [Option<Slot>; SLOTS];

static PRESETS: [Preset<Slots>; 5] = [
    selection(Lang::preset_textbook_four, || {
        slots_of(&[("relu", &[]), ("sigmoid", &[]), ("tanh", &[]), ("leaky_relu", &[])])
    }),
    selection(Lang::preset_relu_and_its_cures, || {
        slots_of(&[("relu", &[]), ("leaky_relu", &[0.1]), ("prelu", &[]), ("elu", &[]), ("swish", &[1.5])])
    }),
    selection(Lang::preset_smooth_relus, || {
        slots_of(&[("softplus", &[]), ("silu", &[]), ("gelu", &[]), ("mish", &[]), ("squareplus", &[])])
    }),
    selection(Lang::preset_gelu, || slots_of(&[("gelu", &[]), ("gelu_tanh", &[]), ("quick_gelu", &[])])),
    selection(Lang::preset_sigmoid_and_tanh, || slots_of(&[("sigmoid", &[]), ("tanh", &[])])),
];

/// A preset without caption.
const fn selection(title: fn(Lang) -> &'static str, make: fn() -> Slots) -> Preset<Slots> {
    Preset { title, caption: Lang::empty, make }
}

/// Buttons that replace the functions by a preset.
#[component]
pub fn ExplorePresets() -> impl IntoView {
    let apply = |s: &mut ExploreSettings, slots| {
        s.slots = slots;
        s.focus = 0;
        s.y = None;
    };
    view! {
        <Presets
            title=use_lang().presets()
            id="presets-title"
            presets=&PRESETS
            matches=|s: &ExploreSettings, slots| s.slots == *slots
            apply
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_names_functions_that_exist() {
        for preset in &PRESETS {
            let slots = (preset.make)();
            let chosen = slots.iter().flatten().count();
            assert!(
                chosen >= 2 && slots[..chosen].iter().all(Option::is_some),
                "{}",
                (preset.title)(Lang::English)
            );
        }
    }
}
