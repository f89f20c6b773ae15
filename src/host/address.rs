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

/// An address of the whole page from that of an embed.
pub fn without_embed(address: &str) -> String {
    let (address, hash) = match address.split_once('#') {
        Some((address, hash)) => (address, format!("#{hash}")),
        None => (address, String::new()),
    };
    let Some((path, query)) = address.split_once('?') else { return format!("{address}{hash}") };
    let pairs: Vec<&str> = query.split('&').filter(|pair| *pair != "embed=1").collect();
    let query = pairs.join("&");
    if query.is_empty() { format!("{path}{hash}") } else { format!("{path}?{query}{hash}") }
}

#[cfg(test)]
mod tests {
    use super::without_embed;

    #[test]
    fn the_whole_page_is_that_of_the_embed() {
        let cases = [
            ("https://a.b/?embed=1", "https://a.b/"),
            ("https://a.b/?lab=train&embed=1&lr=1#x", "https://a.b/?lab=train&lr=1#x"),
            ("https://a.b/", "https://a.b/"),
            ("https://a.b/?f=elu", "https://a.b/?f=elu"),
        ];
        for (embed, whole) in cases {
            assert_eq!(without_embed(embed), whole);
        }
    }
}
