//! Formulas as MathML and TeX, from one layout with brackets and multiplication signs.

mod layout;
mod tex;
mod view;

pub use layout::{Math, layout};
pub use tex::tex;
pub use view::{Formula, SlopeFormula};
