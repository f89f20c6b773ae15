//! Parts that labs share.

mod check;
mod choice;
pub mod icons;
pub mod kept;
pub mod math;
mod modal;
mod number_field;
mod part;
mod presets;
mod save;
pub mod slider;
pub mod words;

pub use check::check;
pub use choice::{ActivationChoice, Choice, activations, initialisations, options};
pub use modal::modal;
pub use number_field::NumberField;
pub use part::part;
pub use presets::{Preset, Presets};
pub use save::save;
pub use slider::Slider;
