//! The dialog in which a view is taken along.
#![cfg_attr(target_family = "wasm", no_main)]

use wasm_bindgen::prelude::*;

/// Opens the dialog for the view of a lab that a query describes. `folder` is the address of the offline files.
#[wasm_bindgen]
pub fn open(lab: &str, query: String, folder: String) {
    activation_lab::share::open(lab, query, folder);
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
