//! The dialog in which a view is taken along.

use wasm_bindgen::prelude::*;

/// Opens the dialog for the view of a lab that a query describes. `folder` is the address of the offline files.
#[wasm_bindgen]
pub fn open(lab: &str, query: String, folder: String) {
    activation_lab::share::open(lab, query, folder);
}

fn main() {}
