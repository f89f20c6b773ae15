//! The program of the Compare lab.
#![cfg_attr(target_family = "wasm", no_main)]

use activation_lab::app::{self, Page};
use activation_lab::labs::compare::PROGRAM;
use wasm_bindgen::prelude::*;

/// Puts the lab into an element: with the settings of a query, or, without one, with those of the address.
#[wasm_bindgen]
pub fn mount(place: web_sys::Element, query: Option<String>) -> Page {
    app::mount(place, query, &PROGRAM)
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
