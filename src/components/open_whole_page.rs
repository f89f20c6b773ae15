//! Links to other views of the page.

use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// The link from an embed to the whole page.
#[component]
pub fn OpenWholePage() -> impl IntoView {
    let state = use_state();
    let hidden = state.memo(|s| !s.page.embed || !s.page.open_link);
    let whole = state.address_memo(move |s| {
        let query = s.query_for(false);
        // In an element, a query alone would be resolved against the host page.
        if state.host.is_page() { link_href(&query) } else { format!("{}{query}", state.host.page_address()) }
    });
    view! {
        <p class="open-full" hidden=hidden>
            <a href=whole target="_blank" rel="noopener">{use_lang().open_whole_page()}</a>
        </p>
    }
}

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
