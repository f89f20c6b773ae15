//! The texts of the page: a function for each, so that the compiler finds what is missing, and a part of the program that
//! is loaded later carries its own.
//!
//! There is one language. With a second one [`Lang`] gets a variant, and what differs becomes a `match`.
#![allow(missing_docs, reason = "a text explains itself")]

mod code;
mod compare;
mod depth;
mod dialogs;
mod explore;
mod facts;
mod gradient;
mod notices;
mod page;
mod parts;
mod settings;
mod train;

pub use facts::zero_if_rounding;
pub use gradient::{EXPLODES, VANISHES};

use leptos::prelude::use_context;

/// The language of the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    English,
}

/// The language of the page that the component is part of.
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}
