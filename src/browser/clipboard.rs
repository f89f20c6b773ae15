//! Copying text.

use super::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies, and then tells whether the browser has done it.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        return then(copy_by_command(&text));
    };
    let copied = window.navigator().clipboard().write_text(&text);
    // Only one of the two is called.
    let then = Rc::new(Cell::new(Some(then)));
    let tell = move |done| then.take().map_or((), |then| then(done));
    let yes = Closure::once({
        let tell = tell.clone();
        move |_: JsValue| tell(true)
    });
    let no = Closure::once(move |_: JsValue| tell(copy_by_command(&text)));
    let _ = copied.then2(&yes, &no);
    yes.forget();
    no.forget();
}

/// The older way, which frames without a permission of their own still have.
fn copy_by_command(text: &str) -> bool {
    try_command(text).unwrap_or(false)
}

fn try_command(text: &str) -> Option<bool> {
    let document = document()?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("sr-only");
    // In an open dialog nothing outside of it can be selected.
    let dialog = document.query_selector("dialog[open]").ok().flatten();
    let before = document.active_element();
    dialog.map_or_else(|| document.body().map(Into::into), Some)?.append_child(&area).ok()?;
    area.select();
    let done = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = before.focus();
    }
    Some(done)
}
