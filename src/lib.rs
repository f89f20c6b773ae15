//! Activation Lab: see what an activation function does to a neural network.
//!
//! Data flows one way: URL → [`settings`] → memos that call `engine` → view ([`labs`], [`ui`], [`plot`]).

pub mod app;
pub mod browser;
pub mod dom;
pub mod export;
pub mod host;
pub mod labs;
pub mod number;
pub mod plot;
pub mod reactive;
pub mod settings;
pub mod share;
pub mod store;
pub mod ui;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
