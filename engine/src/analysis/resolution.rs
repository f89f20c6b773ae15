//! Points that are dense enough to show every turn of a function within an interval.

use super::features::TooManyFeatures;
use crate::activation::{Instance, Order};

/// Cells of equal width to begin with, some of which are divided near 0.
const FIRST_CELLS: u32 = 768;
/// With more points than this, a function turns too often. One exponential tail down to underflow takes about 1500.
const MAX_POINTS: usize = 10_000;
/// Where a cell is tried and divided: not in the middle, since periods of a function are often even fractions of a width.
const INNER: f64 = 0.382;

/// x with f and f′, or with f′ and f″.
#[derive(Clone, Copy)]
struct Sample {
    x: f64,
    value: f64,
    slope: f64,
}

/// Points from `from` to `to`, both included, between which the function of this order is almost a cubic: cells are
/// divided until its value inside differs by less than a tenth from the cubic through values and slopes at both ends.
///
/// # Errors
/// If that takes more than 10,000 points.
pub(super) fn resolving_points(
    instance: &Instance,
    order: Order,
    (from, to): (f64, f64),
) -> Result<Vec<f64>, TooManyFeatures> {
    let next = if order == Order::Value { Order::Slope } else { Order::SecondDerivative };
    let sample = |x: f64| Sample { x, value: instance.at(order, x), slope: instance.at(next, x) };
    let even = (1..FIRST_CELLS).map(|i| from + (to - from) * f64::from(i) / f64::from(FIRST_CELLS));
    // In a wide view all of a function may lie between two even points: most happens near 0.
    let powers = || std::iter::successors(Some(0.125), |x| Some(2.0 * x)).take(48);
    let near_zero = powers().map(|x| -x).chain([0.0]).chain(powers());
    let mut edges: Vec<f64> = even.chain(near_zero).filter(|&x| from < x && x < to).chain([to]).collect();
    edges.sort_by(|a, b| b.total_cmp(a));
    edges.dedup();
    let mut points = vec![from];
    let mut left = sample(from);
    // The right ends of the cells to come, the nearest last.
    let mut right_ends: Vec<Sample> = edges.into_iter().map(sample).collect();
    while let Some(&right) = right_ends.last() {
        let inner = sample(left.x + INNER * (right.x - left.x));
        if inner.x > left.x && inner.x < right.x && !is_near_cubic(left, inner, right) {
            right_ends.push(inner);
        } else {
            points.push(right.x);
            left = right;
            right_ends.pop();
        }
        if points.len() + right_ends.len() > MAX_POINTS {
            return Err(TooManyFeatures);
        }
    }
    Ok(points)
}

/// Whether the inner value is near that of the cubic. What overflows or is lost to underflow has no turns.
fn is_near_cubic(left: Sample, inner: Sample, right: Sample) -> bool {
    let (t, width) = (INNER, right.x - left.x);
    let share = t * t * (3.0 - 2.0 * t);
    let bend = t * (1.0 - t) * ((1.0 - t) * left.slope - t * right.slope);
    let cubic = (1.0 - share) * left.value + share * right.value + width * bend;
    let scale = left.value.abs().max(right.value.abs()).max(inner.value.abs());
    let far = (inner.value - cubic).abs() > 0.1 * scale;
    !far || scale < 1e-290
}
