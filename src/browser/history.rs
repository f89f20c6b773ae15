//! The address bar.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// The whole address.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The pairs of the present query, decoded; malformed escapes are kept as they are.
pub fn query_pairs() -> Vec<(String, String)> {
    let search = window().location().search().unwrap_or_default();
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(&search) else { return Vec::new() };
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

fn url(query: &str) -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    format!("{path}{query}{hash}")
}

/// Shows the query in the address in place of the present one.
pub fn replace(query: &str) {
    // Refused in a sandboxed srcdoc and when called too often: the page works without.
    let _ = window().history().and_then(|h| h.replace_state_with_url(&JsValue::NULL, "", Some(&url(query))));
}

/// Shows the query in the address as a new entry of the history.
pub fn push(query: &str) {
    let _ = window().history().and_then(|h| h.push_state_with_url(&JsValue::NULL, "", Some(&url(query))));
}

/// Calls `then` when the visitor goes back or forward.
pub fn on_popstate(then: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::popstate, move |_| then());
    on_cleanup(move || handle.remove());
}
