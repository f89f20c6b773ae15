//! A QR code as SVG.

use crate::locale::use_lang;
use crate::plot::qr::QrPath;
use leptos::prelude::*;

/// The quiet zone around the code, in modules, as ISO/IEC 18004 requires.
const QUIET_ZONE: i32 = 4;

/// A QR code, dark on white in every theme.
#[component]
pub fn QrCode(
    /// The code.
    code: QrPath,
) -> impl IntoView {
    let (from, all) = (-QUIET_ZONE, code.side + 2 * QUIET_ZONE);
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
