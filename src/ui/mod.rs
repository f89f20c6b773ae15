//! Parts that labs share.

pub mod erased;
pub mod icons;
pub mod math;
mod number_field;
mod slider;

pub use number_field::NumberField;
pub use slider::Slider;
