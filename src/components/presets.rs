//! Presets of a lab, with captions.

use crate::locale::{Lang, use_lang};
use crate::state::{LabSettings, use_settings, use_state};
use leptos::prelude::*;

/// A preset of a lab.
pub struct Preset<V> {
    /// The title.
    pub title: fn(Lang) -> &'static str,
    /// The caption; may be empty.
    pub caption: fn(Lang) -> &'static str,
    /// Builds the values it sets.
    pub make: fn() -> V,
}

/// Buttons that apply presets.
#[component]
pub fn Presets<T, V>(
    /// The heading.
    title: &'static str,
    /// The id of the heading, unique within the program.
    id: &'static str,
    /// The presets.
    presets: &'static [Preset<V>],
    /// Whether the settings match a preset.
    matches: fn(&T, &V) -> bool,
    /// Applies a preset.
    apply: fn(&mut T, V),
) -> impl IntoView
where
    T: LabSettings,
    V: Send + Sync + 'static,
{
    let (settings, lang) = (use_settings::<T>(), use_lang());
    let applied = use_applied_preset(presets, matches);
    let buttons = presets
        .iter()
        .enumerate()
        .map(|(i, preset)| {
            view! {
                <button
                    aria-pressed=move || (applied.get() == Some(i)).to_string()
                    on:click=move |_| settings.update(|s| apply(s, (preset.make)()))
                >
                    {(preset.title)(lang)}
                </button>
            }
        })
        .collect_view();
    let id = use_state().host.id(id);
    view! {
        <section class="presets" aria-labelledby=id>
            <h2 id=id.clone()>{title}</h2>
            <div class="chips">{buttons}</div>
        </section>
    }
}

/// The caption of the preset that is applied.
#[component]
pub fn PresetCaption<T, V>(
    /// The presets.
    presets: &'static [Preset<V>],
    /// Whether the settings match a preset.
    matches: fn(&T, &V) -> bool,
    /// The caption if no preset is applied.
    otherwise: &'static str,
) -> impl IntoView
where
    T: LabSettings,
    V: Send + Sync + 'static,
{
    let (applied, lang) = (use_applied_preset(presets, matches), use_lang());
    let caption = move || applied.get().map_or(otherwise, |i| (presets[i].caption)(lang));
    view! { <p class="preset-caption">{caption}</p> }
}

/// The index of the preset that the settings match.
fn use_applied_preset<T, V>(presets: &'static [Preset<V>], matches: fn(&T, &V) -> bool) -> Memo<Option<usize>>
where
    T: LabSettings,
    V: Send + Sync + 'static,
{
    // Built once: they are compared with the settings at every change.
    let values: Vec<V> = presets.iter().map(|preset| (preset.make)()).collect();
    use_settings::<T>().memo(move |s| values.iter().position(|value| matches(s, value)))
}
