//! The object that `analyse` returns. `npm/index.d.ts` declares the same types under the same names, and describes
//! their fields.

mod moments;
mod places;
mod shape;

use engine::activation::{Instance, Order};
use engine::analysis::{self, Side};
use moments::{Critical, Moments};
use places::{Extremum, Kink, Place, Span, Zone};
use serde::Serialize;
use shape::{Asymptote, Bound, Convexity, Interval, Monotonicity, Symmetry};

/// The facts about a function.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts<'a> {
    id: &'static str,
    params: &'a [f64],
    interval: [f64; 2],
    range: Vec<Interval>,
    slope_range: Vec<Interval>,
    max_abs_slope: Option<Bound>,
    lipschitz: f64,
    left: Asymptote,
    right: Asymptote,
    #[serde(with = "Monotonicity")]
    monotonicity: analysis::Monotonicity,
    #[serde(with = "Convexity")]
    convexity: analysis::Convexity,
    symmetry: Option<Symmetry>,
    kinks: Vec<Kink>,
    derivatives: f64,
    dead: Vec<Span>,
    fixed_points: Option<Vec<Place>>,
    zeros: Option<Vec<Place>>,
    extrema: Option<Vec<Extremum>>,
    zones: Option<Vec<Zone>>,
    moments: Moments,
    critical: Option<Critical>,
}

impl<'a> Facts<'a> {
    /// Runs the analyses of the engine; zeros, extrema and zones are searched between `from` and `to`.
    pub fn new(instance: &'a Instance, (from, to): (f64, f64)) -> Self {
        Facts {
            id: instance.activation.id,
            params: &instance.params,
            interval: [from, to],
            range: convert(analysis::range(instance, Order::Value)),
            slope_range: convert(analysis::range(instance, Order::Slope)),
            max_abs_slope: analysis::max_abs_slope(instance).map(Bound::from),
            lipschitz: analysis::lipschitz(instance),
            left: Asymptote::new(instance, Side::Left),
            right: Asymptote::new(instance, Side::Right),
            monotonicity: analysis::monotonicity(instance),
            convexity: analysis::convexity(instance),
            symmetry: Symmetry::new(analysis::symmetry(instance)),
            kinks: convert(analysis::classify_kinks(instance)),
            derivatives: continuous_derivatives(analysis::smoothness(instance)),
            dead: convert(analysis::flat_intervals(instance)),
            fixed_points: analysis::fixed_points(instance).ok().map(convert),
            zeros: analysis::zeros(instance, from, to).ok().map(convert),
            extrema: analysis::extrema(instance, from, to).ok().map(convert),
            zones: analysis::zones(instance, from, to).ok().map(convert),
            moments: Moments::from(analysis::moments(instance, 0.0, 1.0)),
            critical: analysis::critical_init(instance).map(Critical::from),
        }
    }
}

/// How many derivatives are continuous; −1 if f itself is not.
fn continuous_derivatives(smoothness: analysis::Smoothness) -> f64 {
    match smoothness {
        analysis::Smoothness::Discontinuous => -1.0,
        analysis::Smoothness::Continuous => 0.0,
        analysis::Smoothness::ContinuousSlope => 1.0,
        analysis::Smoothness::Infinite => f64::INFINITY,
    }
}

/// Converts every item.
fn convert<T, U: From<T>>(items: Vec<T>) -> Vec<U> {
    items.into_iter().map(U::from).collect()
}
