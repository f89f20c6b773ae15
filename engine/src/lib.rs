//! Activation functions: values, derivatives and properties, in pure Rust.
//!
//! The crate knows no browser. [`activation`] holds the functions, [`analysis`] finds facts about any
//! of them numerically, [`formula`] reads the notation in which their formulas are written, and [`nn`]
//! trains networks of them.

pub mod activation;
pub mod analysis;
pub mod formula;
pub mod nn;
pub mod rng;
mod stable;
