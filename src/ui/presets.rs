//! Ready settings, each with what to look at.

use super::erased::{aria, click, text};
use crate::app::Store;
use crate::settings::Settings;
use leptos::prelude::*;

/// A ready setting.
#[derive(Clone, Copy)]
pub struct Preset<T: 'static> {
    /// Its title.
    pub title: &'static str,
    /// What to look at; empty if that needs no words.
    pub caption: &'static str,
    /// What it sets.
    pub make: fn() -> T,
}

/// Buttons that take ready settings, and the caption of the one that is taken.
#[component]
pub fn Presets<T: 'static>(
    /// The state of the page.
    store: Store,
    /// The heading.
    title: &'static str,
    /// A unique id of the heading.
    id: &'static str,
    /// What there is to choose from.
    presets: &'static [Preset<T>],
    /// Whether the settings are those of a preset.
    same: fn(&Settings, T) -> bool,
    /// Takes a preset.
    take: fn(&mut Settings, T),
    /// The caption where no preset is taken.
    #[prop(optional)]
    otherwise: &'static str,
) -> impl IntoView {
    let taken = store.memo(move |s| presets.iter().position(|preset| same(s, (preset.make)())));
    let buttons = presets.iter().enumerate().map(|(i, preset)| {
        let choose = move || store.choose(|s| take(s, (preset.make)()));
        view! { <button aria-pressed=aria(move || taken.get() == Some(i)) on:click=click(choose)>{preset.title}</button> }
    });
    let caption = text(move || taken.get().map_or(otherwise, |i| presets[i].caption).into());
    view! {
        <section class="presets" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <div class="chips">{buttons.collect_view()}</div>
            <p class="lede">{caption}</p>
        </section>
    }
}
