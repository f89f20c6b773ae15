//! Properties of an activation, computed numerically from its value, slope, second derivative and declared kinks.
//!
//! Between two declared kinks a function must be smooth. Each function states its tolerance.

mod asymptotes;
mod features;
mod interval;
mod location;
mod moments;
mod pieces;
mod precision;
mod quadrature;
mod resolution;
mod shape;
mod smoothness;
mod zones;

pub use asymptotes::{Asymptote, Line, Side, asymptote, saturated_from};
pub use features::{Extremum, TooManyFeatures, extrema, zeros};
pub use interval::{Endpoint, Interval};
pub use location::Location;
pub use moments::{CriticalInit, GaussianMoments, Moments, critical_init, moments};
pub use pieces::{Bound, infimum_and_supremum, max_abs_slope, range};
pub use precision::{imprecise_intervals, undefined_intervals};
pub use shape::{
    Convexity, Monotonicity, Symmetry, convexity, fixed_points, flat_intervals, lipschitz, monotonicity,
    symmetry,
};
pub use smoothness::{Kink, Smoothness, classify_kinks, find_discontinuities, smoothness};
pub use zones::{SATURATED_BELOW, Zone, ZoneKind, zone_fraction, zones};
