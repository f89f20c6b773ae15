//! A part of a lab that an embed can hide or lock.

use super::in_turn::InTurn;
use crate::lab::Lab;
use crate::state::{Settings, use_state};
use leptos::prelude::*;

/// The content, hidden or with disabled controls if the settings hide or lock the part. It is created in turn.
#[component]
pub fn Part(
    /// The id of the part.
    id: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let state = use_state();
    let lab = expect_context::<Lab>();
    let hidden = state.memo(move |s: &Settings| s.restrictions(lab).hide.contains(id));
    let locked = state.memo(move |s: &Settings| s.restrictions(lab).lock.contains(id));
    view! {
        <fieldset class="part" hidden=hidden disabled=locked>
            <InTurn>{children()}</InTurn>
        </fieldset>
    }
}
