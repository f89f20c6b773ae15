//! The page within another page.

use super::{document, window};
use crate::reactive::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Heights that are told to a host, at least and at most.
const HEIGHTS: (f64, f64) = (120.0, 20_000.0);

/// While the page is embedded: tells its host the height of the content whenever that changes, as an object
/// `{type: "activation-lab:height", height}` and as the JSON text `{"context": "iframe.resize", "src", "height"}`
/// that Embedly and Observable understand.
pub fn post_height(embedded: Memo<bool>) {
    let last = StoredValue::new(0.0);
    let tell = move || {
        let Some((window, body)) = window().zip(document().and_then(|document| document.body())) else {
            return;
        };
        let Ok(Some(host)) = window.parent() else { return };
        let height = engine::limit(f64::from(body.scroll_height()), HEIGHTS.0, HEIGHTS.1);
        if embedded.try_get_untracked() != Some(true)
            || host == window
            || last.try_get_value().is_none_or(|told| told == height)
        {
            return;
        }
        last.set_value(height);
        let message = js_sys::Object::new();
        let set = |name: &str, value: JsValue| js_sys::Reflect::set(&message, &name.into(), &value);
        let _ = set("type", "activation-lab:height".into()).and(set("height", height.into()));
        // The content is public and the host is unknown: any origin may read the height.
        let _ = host.post_message(&message, "*");
        let message = js_sys::Object::new();
        let set = |name: &str, value: JsValue| js_sys::Reflect::set(&message, &name.into(), &value);
        let source = super::address();
        let _ = set("context", "iframe.resize".into())
            .and(set("src", source.into()))
            .and(set("height", height.into()));
        if let Ok(text) = js_sys::JSON::stringify(&message) {
            let _ = host.post_message(&text, "*");
        }
    };
    let callback = Closure::<dyn Fn()>::new(tell);
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
    if let Some(body) = document().and_then(|document| document.body()) {
        observer.observe(&body);
    }
    let both = SendWrapper::new((observer, callback));
    on_cleanup(move || both.0.disconnect());
}
