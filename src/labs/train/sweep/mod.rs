//! The sweep map: a table of many runs, in which two settings vary.

mod axis;
mod axis_controls;
mod cell;
mod colour;
mod export;
mod figure;
mod grid;
mod map;
mod map_settings;
mod quantity;
mod task;

pub use axis::Axis;
pub use map::SweepMap;
pub use map_settings::{MAP_EPOCHS, MapSettings, Measure};
pub use quantity::{Quantity, Value};
