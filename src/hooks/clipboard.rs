//! Copying text to the clipboard.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies text to the clipboard; `false` if the browser refuses.
pub async fn copy_text(text: String) -> bool {
    if window().is_secure_context() {
        let copied = window().navigator().clipboard().write_text(&text);
        if JsFuture::from(copied).await.is_ok() {
            return true;
        }
    }
    copy_by_command(&text).unwrap_or(false)
}

/// Copies with `execCommand`, which also works in frames without the `clipboard-write` permission.
fn copy_by_command(text: &str) -> Option<bool> {
    let document = document();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("sr-only");
    let before = focused_element();
    // While a modal dialog is open, elements outside of it are inert and cannot be selected.
    let dialog = before.as_ref().and_then(|element| element.closest("dialog").ok().flatten());
    dialog.map_or_else(|| document.body().map(Into::into), Some)?.append_child(&area).ok()?;
    area.select();
    let copied = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    Some(copied)
}

/// The element that has the focus, also within shadow roots.
fn focused_element() -> Option<Element> {
    let mut focused = document().active_element()?;
    while let Some(inner) = focused.shadow_root().and_then(|root| root.active_element()) {
        focused = inner;
    }
    Some(focused)
}
