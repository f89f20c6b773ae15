//! The address bar.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The whole address.
pub fn address() -> String {
    location().href().unwrap_or_default()
}

/// The query of the address.
pub fn query() -> String {
    location().search().unwrap_or_default()
}

/// An address up to its query.
pub fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// Shows a query in the address: as a new entry of the history, or in place of the present one.
pub fn show(query: &str, step: bool) {
    let location = location();
    let (Ok(path), Ok(hash), Ok(history)) = (location.pathname(), location.hash(), window().history()) else {
        return;
    };
    let url = format!("{path}{query}{hash}");
    // Refused in a sandboxed srcdoc and when called too often: the page works without.
    let _ = if step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}
