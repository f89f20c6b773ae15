//! Activation functions: values, derivatives and properties, in pure Rust.
//!
//! [`activation`] has the functions, [`analysis`] computes their properties numerically, [`formula`] reads and evaluates
//! formulas, those of the engine and typed ones, [`nn`] trains networks, [`depth`] measures signal and gradient in deep
//! random networks, [`layer`] evaluates one dense layer with every term, [`kernel`] evaluates activations over arrays of
//! `f32`, and [`snippet`] generates programs for frameworks.
//!
//! The crate has no dependency on a browser. Results and errors are data: the only texts are formulas, ids, and proper
//! names of functions, frameworks, models and papers. Generated programs contain English comments.

pub mod activation;
pub mod analysis;
pub mod cost;
pub mod depth;
pub mod formula;
pub mod kernel;
pub mod layer;
pub mod nn;
pub mod rng;
pub mod snippet;
mod stable;
