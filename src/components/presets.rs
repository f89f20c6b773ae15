//! Ready settings, each with what to look at.

use crate::locale::{Lang, use_lang};
use crate::state::{LabSettings, use_settings, use_state};
use leptos::prelude::*;

/// A ready setting of a lab.
pub struct Preset<V> {
    /// Its title.
    pub title: fn(Lang) -> &'static str,
    /// What to look at; empty if that needs no words.
    pub caption: fn(Lang) -> &'static str,
    /// What it sets.
    pub make: fn() -> V,
}

/// Buttons that take ready settings, and the caption of the one that is taken.
#[component]
pub fn Presets<T, V>(
    /// The heading.
    title: &'static str,
    /// The id of the heading, unique within the program.
    id: &'static str,
    /// What there is to choose from.
    presets: &'static [Preset<V>],
    /// Whether the settings are those of a preset.
    same: fn(&T, &V) -> bool,
    /// Takes a preset.
    take: fn(&mut T, V),
    /// The caption where no preset is taken.
    #[prop(default = "")]
    otherwise: &'static str,
) -> impl IntoView
where
    T: LabSettings,
    V: Send + Sync + 'static,
{
    let (settings, lang) = (use_settings::<T>(), use_lang());
    // Made once: they are compared with the settings at every change.
    let values: Vec<V> = presets.iter().map(|preset| (preset.make)()).collect();
    let taken = settings.memo(move |s| values.iter().position(|value| same(s, value)));
    let buttons = presets
        .iter()
        .enumerate()
        .map(|(i, preset)| {
            view! {
                <button
                    aria-pressed=move || (taken.get() == Some(i)).to_string()
                    on:click=move |_| settings.update(|s| take(s, (preset.make)()))
                >
                    {(preset.title)(lang)}
                </button>
            }
        })
        .collect_view();
    let caption = move || taken.get().map_or(otherwise, |i| (presets[i].caption)(lang));
    let id = use_state().host.id(id);
    view! {
        <section class="presets" aria-labelledby=id>
            <h2 id=id.clone()>{title}</h2>
            <div class="chips">{buttons}</div>
            <p class="lede">{caption}</p>
        </section>
    }
}
