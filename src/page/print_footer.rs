//! The footer of the printed page.

use crate::components::QrCode;
use crate::hooks::use_print_state;
use crate::state::use_state;
use leptos::prelude::*;

/// The address of the printed view, and its QR code if it was requested. It is always in the page: printing does not
/// wait until a change is rendered.
#[component]
pub fn PrintFooter() -> impl IntoView {
    let (state, print) = (use_state(), use_print_state());
    let link = state.address_memo(move |_| state.link());
    let code = move || {
        let code = print.qr().filter(|code| link.with(|link| code.text == *link));
        code.map(|code| view! { <div><QrCode code/></div> })
    };
    view! {
        <aside class="on-paper">
            <p>{link}</p>
            {code}
        </aside>
    }
}
