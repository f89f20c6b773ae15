//! Activation functions: values, derivatives and properties, in pure Rust.
//!
//! The crate knows no browser. [`activation`] holds the functions, [`analysis`] finds facts about any
//! of them numerically, and [`formula`] reads the notation in which their formulas are written.

pub mod activation;
pub mod analysis;
pub mod formula;
mod stable;
