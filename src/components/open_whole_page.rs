//! Links to other views of this page.

use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// From an embed to the whole page.
#[component]
pub fn OpenWholePage() -> impl IntoView {
    let state = use_state();
    let hidden = state.memo(|s| !s.page.embed || !s.page.open_link);
    let whole = state.address_memo(move |s| {
        let query = s.query_for(false);
        // In an element a query alone would lead to the host's page.
        if state.host.is_page() { href_of(&query) } else { format!("{}{query}", state.host.page_address()) }
    });
    view! {
        <p class="open-full" hidden=hidden>
            <a href=whole target="_blank" rel="noopener">{use_lang().open_whole_page()}</a>
        </p>
    }
}

/// A link to another view of this page, which is opened without loading the page anew.
#[component]
pub fn InternalLink(
    /// The query of the view.
    #[prop(into)]
    query: Signal<String>,
    /// What the link says.
    children: Children,
) -> impl IntoView {
    let state = use_state();
    let href = move || query.with(|query| href_of(query));
    let follow = move |event: MouseEvent| {
        if opens_here(&event) {
            event.prevent_default();
            state.follow(&query.get_untracked());
        }
    };
    view! { <a href=href on:click=follow>{children()}</a> }
}

/// What a link to a query of this page refers to: an empty query still leads back to the start.
pub fn href_of(query: &str) -> String {
    if query.is_empty() { "?".into() } else { query.into() }
}

/// Whether a click opens a link here, and not in a tab or window of its own.
pub fn opens_here(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key())
}
