//! The field for the seed of a lab, and the step to the next seed.

use super::number_field::NumberField;
use crate::format;
use crate::state::{LabSettings, MAX_SEED, use_settings};
use leptos::prelude::*;

/// A field for the seed of a lab.
#[component]
pub fn SeedField<T: LabSettings>(
    /// The label.
    label: &'static str,
    /// The id, unique within the program.
    id: &'static str,
    /// Reads the seed.
    read: fn(&T) -> u64,
    /// Writes the seed.
    write: fn(&mut T, u64),
    /// Called on the settings after the seed was written.
    #[prop(default = |_| ())]
    then: fn(&mut T),
) -> impl IntoView {
    let settings = use_settings::<T>();
    let change = move |seed: f64| {
        settings.update_in_gesture((id, 0), |s| {
            write(s, seed.round() as u64);
            then(s);
        });
    };
    view! {
        <NumberField
            label
            value=settings.memo(move |s| read(s) as f64)
            min=0.0
            max=MAX_SEED
            id
            show=format::shortest
            on_change=change
        />
    }
}

/// The seed after this one, cyclically.
pub fn next_seed(seed: u64) -> u64 {
    (seed + 1) % (MAX_SEED as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_start_again_after_the_greatest() {
        assert_eq!((next_seed(1), next_seed(MAX_SEED as u64)), (2, 0));
    }
}
