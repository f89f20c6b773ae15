//! Links to other views of the page.

use crate::state::use_state;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// A link to another view, opened without reloading the page.
#[component]
pub fn InternalLink(
    /// The query of the view.
    #[prop(into)]
    query: Signal<String>,
    /// The text of the link.
    children: Children,
) -> impl IntoView {
    let state = use_state();
    let href = move || query.with(|query| link_href(query));
    let follow = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            state.navigate(&query.get_untracked());
        }
    };
    view! { <a href=href on:click=follow>{children()}</a> }
}

/// The `href` of a query. An empty one becomes `?`, as an empty `href` would keep the present query.
pub fn link_href(query: &str) -> String {
    if query.is_empty() { "?".into() } else { query.into() }
}

/// Whether a click opens a link here and not in another tab or window.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key())
}
