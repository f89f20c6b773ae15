//! Plots of functions: ticks, sampling, layout and drawing.
//!
//! All but [`canvas`] is pure and runs natively. Geometry is in CSS pixels; the browser's canvas
//! takes them as they are, backends of plotters in [`scene::FINE`]ths, so that curves do not stair-step.

pub mod canvas;
pub mod curve;
pub mod draw;
pub mod frame;
pub mod palette;
pub mod scene;
pub mod ticks;
