//! Formulas as MathML and as TeX: where brackets and signs of multiplication stand is decided once for both.

mod layout;
mod tex;
mod view;

pub use layout::{Math, layout};
pub use tex::tex;
pub use view::Formula;
