//! Content that waits for its turn.

use crate::hooks::use_turn;
use leptos::prelude::*;

/// The content, created when its turn comes.
#[component]
pub fn InTurn(
    /// The content.
    children: Children,
) -> impl IntoView {
    let turn = use_turn();
    let mut children = Some(children);
    move || turn.get().then(|| children.take().map(|children| children()))
}
