//! A dialog that is made when it is opened, and gone when it is closed.

use super::icons;
use crate::dom::{El, el, icon_button};
use crate::reactive::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement};

/// Opens a `<dialog>` within an element: a head with a title and a cross, and what `build` makes, which is told how to
/// close it. All of it ends with the dialog. `class` is unique on the page.
pub fn modal(
    within: Element,
    class: &'static str,
    title: &'static str,
    build: impl FnOnce(Callback<()>) -> El,
) {
    let owner = Owner::new();
    let id = format!("{class}-title");
    let dialog = el("dialog").class(format!("modal {class}")).set("aria-labelledby", id.clone());
    let Some(node) = dialog.node::<HtmlDialogElement>() else { return };
    let content = owner.with(|| {
        let shown = node.clone();
        let close = Callback::new(move |()| shown.close());
        let cross = icon_button(icons::CLOSE, "Close", move || close.run(()));
        let head = el("div").class("top").with(el("h2").set("id", id).text(title)).with(cross);
        [head, build(close)]
    });
    El::of(within).with(dialog.with_all(content));
    let _ = node.show_modal();
    let shown = node.clone();
    let ended = Closure::once_into_js(move || {
        shown.remove();
        owner.cleanup();
    });
    node.set_onclose(Some(ended.unchecked_ref()));
}
