//! Facts about an activation, found numerically and without knowing its name.
//!
//! Only the declared kinks are taken as given: between two of them a function is smooth. Tolerances are
//! stated with each fact.

mod asymptotes;
mod features;
mod location;
mod moments;
mod pieces;
mod quadrature;
mod shape;
mod smoothness;
mod zones;

pub use asymptotes::{Asymptote, Side, asymptote, saturated_from};
pub use features::{Extremum, TooManyFeatures, extrema, zeros};
pub use location::Place;
pub use moments::{Critical, GaussianMoments, Moments, critical, moments};
pub use pieces::{Bound, End, Interval, infimum_and_supremum, max_abs_slope, range};
pub use shape::{
    Convexity, Monotonicity, Symmetry, convexity, dead, find_discontinuities, fixed_points, lipschitz,
    monotonicity, smoothness, symmetry,
};
pub use smoothness::{Break, breaks};
pub use zones::{SATURATED_BELOW, State, Zone, fraction, zones};
