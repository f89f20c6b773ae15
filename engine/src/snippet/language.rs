//! The programming languages of targets.

use crate::activation::Target;

/// The language of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python 3.
    Python,
    /// Rust.
    Rust,
    /// Julia.
    Julia,
}

impl Language {
    /// The language of programs for a target.
    pub const fn of(target: Target) -> Self {
        match target {
            Target::Burn | Target::Candle => Language::Rust,
            Target::Flux => Language::Julia,
            _ => Language::Python,
        }
    }

    /// The ending of file names, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Language::Python => "py",
            Language::Rust => "rs",
            Language::Julia => "jl",
        }
    }
}
