//! The program of the Compare lab.

use activation_lab::app::{self, Page};
use activation_lab::labs::compare::PROGRAM;
use wasm_bindgen::prelude::*;

/// Puts the lab, as the address has it, into an element.
#[wasm_bindgen]
pub fn mount(place: web_sys::Element) -> Page {
    app::mount(place, &PROGRAM)
}

fn main() {}
