//! The footer of the printed page.

use crate::components::QrCode;
use crate::hooks::use_print_state;
use crate::state::use_state;
use leptos::prelude::*;

/// The address of the printed view, and its QR code if it was requested.
#[component]
pub fn PrintFooter() -> impl IntoView {
    let (state, print) = (use_state(), use_print_state());
    let link = Memo::new(move |_| print.is_printing().then(|| state.link()));
    let code = move || {
        let code = print.qr().filter(|code| link.with(|link| link.as_ref() == Some(&code.text)));
        code.map(|code| view! { <div><QrCode code/></div> })
    };
    view! {
        <aside class="on-paper">
            <p>{link}</p>
            {code}
        </aside>
    }
}
