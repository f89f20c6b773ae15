//! The address bar.

use super::{listen_to_window, window};
use wasm_bindgen::prelude::*;

/// The whole address.
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The query of the address.
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The pairs of a query, decoded; malformed escapes are kept as they are.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(query) else { return Vec::new() };
    params
        .entries()
        .into_iter()
        .flatten()
        .map(|pair| {
            let pair = js_sys::Array::from(&pair);
            let text = |i| pair.get(i).as_string().unwrap_or_default();
            (text(0), text(1))
        })
        .collect()
}

/// The history of the page, and the present address with another query.
fn history(query: &str) -> Option<(web_sys::History, String)> {
    let window = window()?;
    let location = window.location();
    let url = format!("{}{query}{}", location.pathname().ok()?, location.hash().ok()?);
    Some((window.history().ok()?, url))
}

/// Shows the query in the address in place of the present one.
pub fn replace(query: &str) {
    // Refused in a sandboxed srcdoc and when called too often: the page works without.
    let _ = history(query).map(|(h, url)| h.replace_state_with_url(&JsValue::NULL, "", Some(&url)));
}

/// Shows the query in the address as a new entry of the history.
pub fn push(query: &str) {
    let _ = history(query).map(|(h, url)| h.push_state_with_url(&JsValue::NULL, "", Some(&url)));
}

/// Calls `then` when the visitor goes back or forward.
pub fn on_popstate(then: impl Fn() + 'static) {
    listen_to_window("popstate", move |_: web_sys::Event| then());
}
