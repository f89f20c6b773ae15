//! The picture of a QR code.

use crate::locale::use_lang;
use crate::plot::qr::Code;
use leptos::prelude::*;

/// Modules of silence around the code, as the standard asks.
const QUIET: i32 = 4;

/// A QR code, dark on white in every theme.
#[component]
pub fn QrCode(
    /// The code.
    code: Code,
) -> impl IntoView {
    let (from, all) = (-QUIET, code.side + 2 * QUIET);
    view! {
        <svg
            class="qr"
            role="img"
            aria-label=use_lang().qr_code_of_link()
            viewBox=format!("{from} {from} {all} {all}")
            shape-rendering="crispEdges"
        >
            <path fill="#fff" d=format!("M{from} {from}h{all}v{all}h-{all}z")/>
            <path transform="translate(0 .5)" stroke="#000" d=code.path/>
        </svg>
    }
}
