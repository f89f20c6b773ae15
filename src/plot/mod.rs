//! Plots: ticks, sampling, layout, shapes, and painting them.
//!
//! All but [`canvas`] is pure and runs natively. Geometry is in CSS pixels.

pub mod canvas;
pub mod chart;
mod clip;
pub mod curve;
pub mod draw;
pub mod figure;
pub mod layout;
pub mod palette;
pub mod qr;
pub mod scene;
mod span;
pub mod ticks;

pub use span::{MAX_END, ParseSpanError, Span, round_to_grid};
