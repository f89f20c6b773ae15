//! What stands under the lab on paper alone.

use super::qr_code::QrCode;
use crate::hooks::use_paper;
use crate::state::use_state;
use leptos::prelude::*;

/// The address of what is printed, and its QR code if the visitor has asked for one.
#[component]
pub fn PaperFooter() -> impl IntoView {
    let (state, paper) = (use_state(), use_paper());
    let link = Memo::new(move |_| paper.is_printing().then(|| state.link()));
    let code = move || {
        let code = paper.code().filter(|code| link.with(|link| link.as_ref() == Some(&code.text)));
        code.map(|code| view! { <div><QrCode code/></div> })
    };
    view! {
        <aside class="on-paper">
            <p>{link}</p>
            {code}
        </aside>
    }
}
