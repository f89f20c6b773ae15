//! Parts that labs share.

mod choice;
pub mod erased;
pub mod icons;
pub mod kept;
pub mod math;
mod number_field;
mod slider;
pub mod words;

pub use choice::{Choice, activations, initialisations, options};
pub use number_field::NumberField;
pub use slider::Slider;
