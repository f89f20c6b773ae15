//! A part of a lab that an embed can hide or lock.

use crate::dom::{El, el};
use crate::store::Store;

/// The content, unless the settings hide it; its controls disabled where they lock it. `id` is of the lab's list
/// of parts.
pub fn part(store: Store, id: &'static str, content: El) -> El {
    el("fieldset")
        .class("part")
        .flag("hidden", store.memo(move |s| store.has_part(s.hide, id)))
        .flag("disabled", store.memo(move |s| store.has_part(s.lock, id)))
        .with(content)
}
