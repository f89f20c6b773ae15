//! Where rounding leaves few digits of a typed function; the built-in ones keep theirs.

use super::features::{SAMPLES, boundaries};
use crate::activation::Instance;

/// The intervals within [`from`, `to`] in which fewer than so many decimal digits of f are left, ascending; those that are
/// narrower than half a 768th of the whole are left out.
pub fn imprecise_intervals(instance: &Instance, from: f64, to: f64, digits: f64) -> Vec<(f64, f64)> {
    let Some(function) = instance.params.function() else { return Vec::new() };
    let is_imprecise = |x: f64| function.digits(x, &instance.params).is_some_and(|found| found < digits);
    let mut edges = vec![from];
    edges.extend(boundaries(from, to, is_imprecise));
    edges.push(to);
    let least = 0.5 * (to - from) / f64::from(SAMPLES);
    let pairs = edges.windows(2).map(|pair| (pair[0], pair[1]));
    pairs.filter(|(a, b)| b - a > least && is_imprecise(0.5 * (a + b))).collect()
}
