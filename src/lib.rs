//! Activation Lab: see what an activation function does to a neural network.
//!
//! Data flows one way: address → [`state`] → memos that call `engine` → views ([`labs`], [`components`], [`plot`]).

pub mod app;
pub mod components;
pub mod dialogs;
pub mod embed;
pub mod format;
pub mod hooks;
pub mod host;
pub mod lab;
pub mod labs;
mod lazy;
pub mod locale;
pub mod page;
pub mod plot;
pub mod state;
pub mod table;
pub mod theme;
pub mod workers;

mod markdown;
mod mount;
mod script;

pub use lazy::LoadError;
pub use mount::{Mounted, mount, mount_page};
