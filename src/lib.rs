//! Activation Lab: see what an activation function does to a neural network.
//!
//! Data flows one way: URL → [`settings`] → memos that call `engine` → view ([`labs`], [`ui`], [`plot`]).

pub mod app;
pub mod browser;
pub mod labs;
pub mod number;
pub mod plot;
pub mod settings;
pub mod ui;
