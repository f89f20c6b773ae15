//! Zeros and extrema within an interval of x.

use super::interval::{Endpoint, Interval};
use super::location::{Location, contains, join};
use super::pieces::{MAX_TURNS, SignChange, bisect, constant_value, pieces, sign_changes};
use super::resolution::resolving_points;
use crate::activation::{Instance, Order};

/// A local extremum in the interior.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extremum {
    /// Its position.
    pub x: f64,
    /// f at x.
    pub value: f64,
    /// Whether it is a maximum.
    pub maximum: bool,
}

/// There are more features than are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyFeatures;

pub(super) const SAMPLES: u32 = 768;
/// The greatest number of features that is listed.
pub(super) const MAX_FEATURES: usize = 48;

/// The intersections of the pieces with an interval.
pub(super) fn pieces_within(instance: &Instance, from: f64, to: f64) -> Vec<(f64, f64)> {
    let clipped = |(a, b): (f64, f64)| (a.max(from), b.min(to));
    pieces(instance).into_iter().map(clipped).filter(|(a, b)| a < b).collect()
}

/// The same without the kinks at their ends.
pub(super) fn without_kinks(instance: &Instance, pieces: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let kinks = instance.kinks();
    let inner_end = |x: f64, inwards: f64| if kinks.contains(&x) { inwards } else { x };
    pieces.iter().map(|&(a, b)| (inner_end(a, a.next_up()), inner_end(b, b.next_down()))).collect()
}

/// The zeros of f in [`from`, `to`]: points at which f crosses or touches 0, and intervals on which it is 0.
///
/// # Errors
/// If there are more than 48, or if f turns too often for its zeros to be told apart.
pub fn zeros(instance: &Instance, from: f64, to: f64) -> Result<Vec<Location>, TooManyFeatures> {
    let (value, slope) = (|x| instance.at(Order::Value, x), |x| instance.at(Order::Slope, x));
    let within = pieces_within(instance, from, to);
    let kinks = instance.kinks();
    let mut found: Vec<Location> = Vec::new();
    for &(a, b) in &within {
        // Underflow can make f 0 on a part of a piece, but not on a whole piece between kinks.
        let whole = pieces(instance).into_iter().find(|&(from, to)| from <= a && b <= to);
        if whole.and_then(|piece| constant_value(instance, Order::Value, piece)) == Some(0.0) {
            // The ends of the view belong to it; kinks follow by themselves.
            let end = |x| Endpoint { value: x, attained: !kinks.contains(&x) };
            found.push(Location::Interval(Interval { low: end(a), high: end(b) }));
        }
    }
    let on_kinks = kinks.iter().copied().filter(|&x| from <= x && x <= to && value(x) == 0.0);
    found.extend(on_kinks.map(Location::Point));
    let mut found = join(found);
    let resolved = resolving_points(instance, Order::Value, &without_kinks(instance, &within))?;
    for (&(a, b), points) in within.iter().zip(&resolved) {
        // The same zero may be found again at a point that differs by rounding.
        let covered = |found: &[Location], x: f64| contains(found, x, 1e-9 * x.abs() + 1e-12 * (to - from));
        let inside = || points.iter().filter(|sample| a < sample.x && sample.x < b);
        let crossings = sign_changes(inside().map(|sample| (sample.x, sample.value)));
        let turns = sign_changes(inside().map(|sample| (sample.x, sample.slope)));
        // One of the crossings may be a zero that is found twice.
        if crossings.len() > 2 * MAX_FEATURES || turns.len() > MAX_TURNS {
            return Err(TooManyFeatures);
        }
        let crossings = crossings.into_iter().map(|change| change.point(value));
        // A zero without a change of sign is an extremum at which f is 0.
        let touches = turns
            .into_iter()
            .map(|turn| turn.point(slope))
            .filter(|&x| value(x).abs() < f64::EPSILON * (1.0 + x.abs()));
        // Rounding leaves f exactly 0 at an isolated point only for x = 0.
        let lone = (a <= 0.0 && b >= 0.0 && value(0.0) == 0.0).then_some(0.0);
        for x in lone.into_iter().chain(crossings).chain(touches) {
            if !covered(&found, x) {
                found.push(Location::Point(x));
            }
        }
        if found.len() > MAX_FEATURES {
            return Err(TooManyFeatures);
        }
    }
    Ok(join(found))
}

/// The local extrema of f strictly inside [`from`, `to`]: the points, including kinks, at which f′ changes sign.
///
/// # Errors
/// If there are more than 48, or if f′ turns too often for them to be told apart.
pub fn extrema(instance: &Instance, from: f64, to: f64) -> Result<Vec<Extremum>, TooManyFeatures> {
    let slope = |x| instance.at(Order::Slope, x);
    let kinks = instance.kinks();
    let pieces = without_kinks(instance, &pieces_within(instance, from, to));
    let points = resolving_points(instance, Order::Slope, &pieces)?.into_iter().flatten();
    let turns = sign_changes(points.map(|sample| (sample.x, sample.value)));
    if turns.len() > MAX_FEATURES {
        return Err(TooManyFeatures);
    }
    let extremum = |turn: SignChange| {
        let x = turn.point(slope);
        let near = kinks.iter().copied().find(|k| (k - x).abs() <= 4.0 * f64::EPSILON * k.abs().max(1e-300));
        let x = near.unwrap_or(x);
        Extremum { x, value: instance.at(Order::Value, x), maximum: turn.falls }
    };
    Ok(turns.into_iter().map(extremum).collect())
}

/// The points at which `inside` changes between neighbouring grid points of an interval.
pub(super) fn boundaries(from: f64, to: f64, inside: impl Fn(f64) -> bool) -> Vec<f64> {
    let grid = |i: u32| from + (to - from) * f64::from(i) / f64::from(SAMPLES);
    let points: Vec<f64> = (0..=SAMPLES).map(grid).collect();
    let changes = points.windows(2).filter(|w| inside(w[0]) != inside(w[1]));
    changes.map(|w| bisect(w[0], w[1], &inside)).collect()
}
