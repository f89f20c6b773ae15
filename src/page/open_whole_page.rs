//! The link from an embed to the whole page.

use crate::components::link_href;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

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
