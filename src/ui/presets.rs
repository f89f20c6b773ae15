//! Ready settings, each with what to look at.

use crate::dom::{El, button, el};
use crate::reactive::*;
use crate::settings::Settings;
use crate::store::Store;

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
pub struct Presets<T: 'static> {
    /// The heading.
    pub title: &'static str,
    /// A unique id of the heading.
    pub id: &'static str,
    /// What there is to choose from.
    pub presets: &'static [Preset<T>],
    /// Whether the settings are those of a preset.
    pub same: fn(&Settings, T) -> bool,
    /// Takes a preset.
    pub take: fn(&mut Settings, T),
    /// The caption where no preset is taken.
    pub otherwise: &'static str,
}

impl<T> Presets<T> {
    /// The section with the buttons.
    pub fn view(self, store: Store) -> El {
        let Presets { title, id, presets, same, take, otherwise } = self;
        let taken = store.memo(move |s| presets.iter().position(|preset| same(s, (preset.make)())));
        let buttons = presets.iter().enumerate().map(|(i, preset)| {
            let choose = move || store.choose(|s| take(s, (preset.make)()));
            button(preset.title, choose).set("aria-pressed", aria(move || taken.get() == Some(i)))
        });
        let caption = text(move || taken.get().map_or(otherwise, |i| presets[i].caption).into());
        el("section")
            .class("presets")
            .set("aria-labelledby", id)
            .with(el("h2").set("id", id).text(title))
            .with(el("div").class("chips").with_all(buttons))
            .with(el("p").class("lede").text(caption))
    }
}
