//! The select for the initialization of a lab's random networks.

use super::select::{Select, SelectOption};
use crate::locale::{Lang, use_lang};
use crate::state::{LabSettings, RECOMMENDED, parse_init_choice, use_settings, write_init_choice};
use engine::depth::INITS;
use engine::nn::Init;
use leptos::prelude::*;

/// A select for an initialization, or the recommended one for each activation.
#[component]
pub fn InitSelect<T: LabSettings>(
    /// The id, unique within the program.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// Reads the choice.
    read: fn(&T) -> Option<Init>,
    /// Writes the choice.
    write: fn(&mut T, Option<Init>),
) -> impl IntoView {
    let settings = use_settings::<T>();
    let change = move |id: String| {
        if let Ok(init) = parse_init_choice(&id) {
            settings.update(|s| write(s, init));
        }
    };
    view! {
        <Select
            label
            id
            value=settings.memo(move |s| write_init_choice(read(s)))
            options=init_options(use_lang())
            on_change=change
        />
    }
}

/// The initializations of random networks, preceded by the recommended one.
fn init_options(lang: Lang) -> Vec<SelectOption> {
    let recommended = SelectOption::new(RECOMMENDED, lang.recommended_init());
    let named = INITS.iter().map(|init| SelectOption::new(init.id(), lang.initialization(*init)));
    std::iter::once(recommended).chain(named).collect()
}
