//! A dialog that is made when it is opened, and gone when it is closed.

use crate::dom::El;
use crate::reactive::*;
use any_spawner::Executor;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement};

/// Opens the `<dialog>` that `build` makes, within an element. What it makes ends with the dialog.
pub fn modal(within: Element, build: impl FnOnce() -> El) {
    // An error means that an earlier call has done it.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let dialog = owner.with(build);
    El::of(within).with(dialog.clone());
    let Some(node) = dialog.node::<HtmlDialogElement>() else { return };
    let _ = node.show_modal();
    let shown = node.clone();
    let owner = SendWrapper::new(owner);
    let ended = Closure::once_into_js(move || {
        shown.remove();
        owner.take().cleanup();
    });
    node.set_onclose(Some(ended.unchecked_ref()));
}
