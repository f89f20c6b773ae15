//! Facts about an activation, found numerically and without knowing its name.
//!
//! Only the declared kinks are taken as given: between two of them a function is smooth. Tolerances are
//! stated with each fact.

mod features;
mod moments;
mod pieces;
mod quadrature;
mod shape;
mod smoothness;
mod tails;
mod zones;

pub use features::{Extremum, Place, TooMany, extrema, zeros};
pub use moments::{Averages, Critical, Moments, critical, moments};
pub use pieces::{Bound, End, Interval, extremes, range, steepest};
pub use shape::{Bend, Mirror, Trend, bend, dead, fixed_points, jumps, lipschitz, mirror, smoothness, trend};
pub use smoothness::{Break, breaks};
pub use tails::{Side, Tail, saturated_from, tail};
pub use zones::{SATURATED_BELOW, State, Zone, fraction, zones};
