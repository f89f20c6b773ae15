//! Content that narrow pages fold away under a button.

use crate::state::use_state;
use leptos::prelude::*;

/// Content that is always shown on a wide page. On a narrow one it is folded, until a button with its title is pressed.
/// The width is that of the lab, not of the window, so the style sheet decides.
#[component]
pub fn Fold(
    /// The title, on the button.
    title: &'static str,
    /// The id of the content, unique within the program.
    id: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let id = use_state().host.id(id);
    let is_open = RwSignal::new(false);
    view! {
        <div class="fold" class:open=is_open>
            <button
                aria-expanded=move || is_open.get().to_string()
                aria-controls=id.clone()
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {title}
            </button>
            <div class="fold-content" id=id>{children()}</div>
        </div>
    }
}
