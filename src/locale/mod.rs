//! The language of the texts, and the texts that several parts share. The others are in a file `texts` beside what they
//! belong to.
//!
//! Every text is a function of [`Lang`], so that the compiler finds missing ones, and a lazily loaded part of the program
//! contains its own. There is one language; with a second, [`Lang`] gets a variant, and the functions a `match`.
#![allow(missing_docs, reason = "a text explains itself")]

mod choices;
mod facts;
mod frameworks;
mod gradient;
mod page;
mod parts;
mod progress;
mod settings;

pub use facts::zero_if_rounding;

use leptos::prelude::use_context;

/// The language of the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    English,
}

/// The language, from the context.
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}
