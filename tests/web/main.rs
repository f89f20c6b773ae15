//! Tests that need a browser: pixels on a canvas, components, and the application mounted in a page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod canvas;
mod components;
mod depth;
mod engine;
mod explore;
mod hooks;
mod page;
mod roots;
mod store;
mod train;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
