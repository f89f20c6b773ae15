//! The address bar.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The address of the page.
pub fn address() -> String {
    location().href().unwrap_or_default()
}

/// The query of the address.
pub fn query() -> String {
    location().search().unwrap_or_default()
}

/// An address without its query and fragment.
pub fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// Writes a query to the address bar: as a new history entry (`push`), or replacing the present one.
pub fn write_query(query: &str, push: bool) {
    let location = location();
    let (Ok(path), Ok(hash), Ok(history)) = (location.pathname(), location.hash(), window().history()) else {
        return;
    };
    let url = format!("{path}{query}{hash}");
    // Both throw in a sandboxed `srcdoc` frame, and when called too often. The page works without.
    let _ = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_and_fragment_are_cut_off() {
        for address in [
            "https://a.org/lab/",
            "https://a.org/lab/?f=relu",
            "https://a.org/lab/#x",
            "https://a.org/lab/?f=a#x?",
        ] {
            assert_eq!(without_query(address), "https://a.org/lab/");
        }
    }
}
