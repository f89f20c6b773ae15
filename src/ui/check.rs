//! A check box.

use crate::browser::checked_of;
use crate::dom::{El, el};
use crate::reactive::*;

/// A labelled check box that tells of every change.
pub fn check(
    label: &'static str,
    checked: impl Into<Signal<bool>>,
    mut on_change: impl FnMut(bool) + 'static,
) -> El {
    let input = el("input")
        .set("type", "checkbox")
        .checked(checked)
        .on("change", move |event: web_sys::Event| on_change(checked_of(&event)));
    el("label").class("check").with(input).words(label)
}
