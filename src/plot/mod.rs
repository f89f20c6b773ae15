//! Plots of functions: ticks, sampling, layout and drawing.
//!
//! All but [`canvas`] is pure and runs natively. Geometry is in CSS pixels.

pub mod canvas;
pub mod chart;
pub mod curve;
pub mod draw;
pub mod figure;
pub mod frame;
pub mod palette;
pub mod qr;
pub mod scene;
mod span;
pub mod ticks;

pub use span::{MAX_END, ParseSpanError, Span};
