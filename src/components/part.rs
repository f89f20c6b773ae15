//! A part of a lab that an embed can hide or lock.

use crate::lab::Lab;
use crate::state::{Settings, use_state};
use leptos::prelude::*;

/// The content, unless the settings hide it; its controls disabled where they lock it.
#[component]
pub fn Part(
    /// The name of the part in the list of the open lab.
    id: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let state = use_state();
    let lab = expect_context::<Lab>();
    let hidden = state.memo(move |s: &Settings| s.restrictions(lab).hide.contains(id));
    let locked = state.memo(move |s: &Settings| s.restrictions(lab).lock.contains(id));
    view! {
        <fieldset class="part" hidden=hidden disabled=locked>
            {children()}
        </fieldset>
    }
}
