//! Activation functions: values, derivatives and properties, in pure Rust.
//!
//! The crate knows no browser. [`activation`] holds the functions, [`analysis`] finds facts about any
//! of them numerically, [`formula`] reads the notation in which their formulas are written, [`nn`] trains
//! networks of them, [`depth`] follows signal and gradient through deep ones, [`layer`] evaluates one,
//! and [`snippet`] writes programs for frameworks that compute the same.

pub mod activation;
pub mod analysis;
pub mod cost;
pub mod depth;
pub mod formula;
pub mod layer;
pub mod nn;
pub mod rng;
pub mod snippet;
mod stable;
