//! Fetching text, and downloads.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Response, Url};

/// Fetches the text at an address; `None` if the request fails.
pub async fn fetch_text(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok().filter(Response::ok)?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Downloads text as a file, as [`download_file`] does.
pub fn download_text(name: &str, text: &str) -> Option<()> {
    download_file(name, &Blob::new_with_str_sequence(&js_sys::Array::of1(&JsValue::from_str(text))).ok()?)
}

/// Downloads a file. `None` if the browser throws; a sandboxed frame may also ignore it silently.
pub fn download_file(name: &str, content: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(content).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}
