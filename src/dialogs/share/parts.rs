//! The parts of a lab that an embed hides or locks.

use super::snippets::{Embed, EmbedSetting, Material};
use crate::components::Checkbox;
use crate::locale::use_lang;
use crate::state::{Part, PartSet, Restrictions};
use leptos::prelude::*;

/// Checkboxes for the parts of the lab.
#[component]
pub fn PartChoices(
    /// The shared view.
    embed: RwSignal<Embed>,
    /// Where the snippet goes.
    material: RwSignal<Material>,
) -> impl IntoView {
    let parts = embed.with_untracked(|e| e.settings.lab).parts();
    view! {
        <fieldset class="share-parts" class:unused=move || !material.get().uses(EmbedSetting::Parts)>
            <legend>{use_lang().share_parts()}</legend>
            {parts.iter().map(|part| view! { <PartRow embed part/> }).collect_view()}
        </fieldset>
    }
}

/// The checkboxes of a part.
#[component]
fn PartRow(
    /// The shared view.
    embed: RwSignal<Embed>,
    /// The part.
    part: &'static Part,
) -> impl IntoView {
    let lang = use_lang();
    let (id, name) = (part.id, (part.name)(lang));
    let restrictions = move |read: fn(&Restrictions) -> &PartSet| {
        embed.with(|e| read(e.settings.restrictions(e.settings.lab)).contains(id))
    };
    let shown = Memo::new(move |_| !restrictions(|r| &r.hide));
    let locked = Memo::new(move |_| restrictions(|r| &r.lock));
    let lock = part.controls.then(|| {
        view! {
            <Checkbox
                label=lang.share_locked()
                checked=locked
                on_change=move |on| embed.update(|e| e.restrictions_mut().lock.set(id, on))
                attr:title=lang.share_locked_title()
            >
                <span class="sr-only">{format!(": {name}")}</span>
            </Checkbox>
        }
    });
    view! {
        <div class="share-part">
            <Checkbox label=name checked=shown on_change=move |on: bool| embed.update(|e| e.restrictions_mut().hide.set(id, !on))/>
            {lock}
        </div>
    }
}
