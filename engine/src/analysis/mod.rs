//! Facts about an activation, found numerically and without knowing its name.
//!
//! Only the declared kinks are taken as given: between two of them a function is smooth. Tolerances are
//! stated with each fact.

mod features;
mod pieces;
mod smoothness;
mod zones;

pub use features::{Extremum, Place, TooMany, extrema, sort, zeros};
pub use pieces::{End, Interval, Steepest, range, steepest};
pub use smoothness::{Break, breaks};
pub use zones::{SATURATED_BELOW, State, Zone, fraction, zones};
