//! The lab on paper. What is seen there is up to the style sheet `print.css`.

use crate::browser::{document, window};
use crate::dom::{El, el};
use crate::share::qr;
use web_sys::Element;

/// Prints the page, with the address under it as text and as a code for a camera. `boot.js` puts the address alone
/// there when the page is printed without this.
pub fn print(link: &str) {
    if let Some(place) = place() {
        place.set_text_content(None);
        let code = el("div").html(qr::svg(link).unwrap_or_default());
        let _ =
            El::of(place).set("data-link", link.to_owned()).with(el("p").text(link.to_owned())).with(code);
    }
    // A sandbox may refuse, silently.
    let _ = window().and_then(|window| window.print().ok());
}

/// What stands under the lab on paper alone.
fn place() -> Option<Element> {
    let document = document()?;
    if let Ok(Some(place)) = document.query_selector("body > .on-paper") {
        return Some(place);
    }
    let place = document.create_element("aside").ok()?;
    place.set_class_name("on-paper");
    document.body()?.append_child(&place).ok()?;
    Some(place)
}
