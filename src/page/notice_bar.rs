//! Problems with the link.

use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// The problems of the link, until they are dismissed.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let lang = use_lang();
    let notices = use_state().notices();
    let sentences = move || {
        notices.with(|all| all.iter().map(|notice| lang.notice(notice)).collect::<Vec<_>>().join("\n"))
    };
    view! {
        <div class="notices" hidden=move || notices.with(Vec::is_empty)>
            <p role="alert">{sentences}</p>
            <button on:click=move |_| notices.set(Vec::new())>{lang.dismiss()}</button>
        </div>
    }
}
