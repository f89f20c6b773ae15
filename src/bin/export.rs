//! The dialog that saves a figure.
#![cfg_attr(target_family = "wasm", no_main)]

use wasm_bindgen::prelude::*;

/// Opens the dialog within an element. `source` gives the figure when called with whether it is to be in light colours;
/// `link` is the address of the whole page with the view, and `whole` whether this is that page.
#[wasm_bindgen]
pub fn open(source: js_sys::Function, within: web_sys::Element, link: String, whole: bool) {
    activation_lab::export::open(source, within, link, whole);
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
