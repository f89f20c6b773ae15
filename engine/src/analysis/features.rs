//! Zeros and extrema within an interval of x.

use super::location::{Location, contains};
use super::pieces::{bisect, constant_value, pieces, sign_changes};
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

/// The error that an interval has more features than the samples can separate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyFeatures;

const SAMPLES: u32 = 768;
/// With more features there are too few samples for each.
pub(super) const MAX_FEATURES: usize = 48;

/// The intersections of the pieces with an interval.
pub(super) fn pieces_within(instance: &Instance, from: f64, to: f64) -> Vec<(f64, f64)> {
    let clipped = |(a, b): (f64, f64)| (a.max(from), b.min(to));
    pieces(instance).into_iter().map(clipped).filter(|(a, b)| a < b).collect()
}

fn grid(from: f64, to: f64) -> Vec<f64> {
    (0..=SAMPLES).map(|i| from + (to - from) * f64::from(i) / f64::from(SAMPLES)).collect()
}

/// The zeros of f in [`from`, `to`]: points at which f crosses or touches 0, and intervals on which it is 0.
///
/// # Errors
/// If there are more than 48.
pub fn zeros(instance: &Instance, from: f64, to: f64) -> Result<Vec<Location>, TooManyFeatures> {
    let value = |x| instance.at(Order::Value, x);
    let mut found: Vec<Location> = Vec::new();
    // The same zero may be found again at a point that differs by rounding.
    let covered = |found: &[Location], x: f64| contains(found, x, 1e-9 * (to - from));
    let within = pieces_within(instance, from, to);
    for &(a, b) in &within {
        // Underflow can make f 0 on a part of a piece, but not on a whole piece between kinks.
        let whole = pieces(instance).into_iter().find(|&(from, to)| from <= a && b <= to);
        if whole.and_then(|piece| constant_value(instance, Order::Value, piece)) == Some(0.0) {
            found.push(Location::Interval(a, b));
        }
    }
    for &kink in instance.kinks().iter().filter(|k| (from..=to).contains(*k)) {
        if value(kink) == 0.0 && !covered(&found, kink) {
            found.push(Location::Point(kink));
        }
    }
    for &(a, b) in &within {
        let inside: Vec<f64> = grid(a, b).into_iter().filter(|&x| a < x && x < b).collect();
        let crossings = sign_changes(value, &inside).into_iter().map(|(x, _)| x);
        // A zero without a change of sign is an extremum at which f is 0.
        let touches = sign_changes(|x| instance.at(Order::Slope, x), &inside)
            .into_iter()
            .map(|(x, _)| x)
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
    found.sort_by(|a, b| a.start().total_cmp(&b.start()));
    Ok(found)
}

/// The local extrema of f strictly inside [`from`, `to`]: the points, including kinks, at which f′ changes sign.
///
/// # Errors
/// If there are more than 48.
pub fn extrema(instance: &Instance, from: f64, to: f64) -> Result<Vec<Extremum>, TooManyFeatures> {
    let slope = |x| instance.at(Order::Slope, x);
    let kinks = instance.kinks();
    let mut points = grid(from, to);
    points.extend(kinks.iter().flat_map(|k| [k.next_down(), k.next_up()]));
    points.retain(|x| (from..=to).contains(x) && !kinks.contains(x));
    points.sort_by(f64::total_cmp);
    let found: Vec<Extremum> = sign_changes(slope, &points)
        .into_iter()
        .map(|(x, after)| {
            let near =
                kinks.iter().copied().find(|k| (k - x).abs() <= 4.0 * f64::EPSILON * k.abs().max(1e-300));
            let x = near.unwrap_or(x);
            Extremum { x, value: instance.at(Order::Value, x), maximum: after < 0.0 }
        })
        .collect();
    if found.len() > MAX_FEATURES { Err(TooManyFeatures) } else { Ok(found) }
}

/// The points at which `inside` changes between neighbouring grid points of an interval.
pub(super) fn boundaries(from: f64, to: f64, inside: impl Fn(f64) -> bool) -> Vec<f64> {
    let points = grid(from, to);
    let changes = points.windows(2).filter(|w| inside(w[0]) != inside(w[1]));
    changes.map(|w| bisect(w[0], w[1], &inside)).collect()
}
