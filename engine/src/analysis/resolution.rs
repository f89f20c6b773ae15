//! Points that are dense enough to show every turn of a function within an interval.

use super::features::TooManyFeatures;
use crate::activation::{Instance, Order};

/// Cells of equal width of a piece to begin with, some of which are divided near 0.
const FIRST_CELLS: usize = 768;
/// The same in all pieces together, where there are many.
const ALL_FIRST_CELLS: usize = 4 * FIRST_CELLS;
/// With more points than this, a function turns too often. One exponential tail down to underflow takes about 1500.
const MAX_POINTS: usize = 10_000;
/// Where a cell is tried and divided: not in the middle, since periods of a function are often even fractions of a width.
const INNER: f64 = 0.382;

/// x with f and f′, or with f′ and f″.
#[derive(Clone, Copy)]
pub(super) struct Sample {
    pub(super) x: f64,
    pub(super) value: f64,
    pub(super) slope: f64,
}

/// For each piece of an interval points from its first to its last number, between which the function of this order is
/// almost a cubic: cells are divided until its value inside differs by less than a tenth from the cubic through values and
/// slopes at both ends.
///
/// # Errors
/// If that takes more than 10,000 points.
pub(super) fn resolving_points(
    instance: &Instance,
    order: Order,
    pieces: &[(f64, f64)],
) -> Result<Vec<Vec<Sample>>, TooManyFeatures> {
    let cells = FIRST_CELLS.min(ALL_FIRST_CELLS / pieces.len().max(1));
    let mut points_left = MAX_POINTS;
    let resolved = pieces.iter().map(|&piece| {
        let points = resolve(instance, order, piece, cells, points_left)?;
        points_left -= points.len();
        Ok(points)
    });
    resolved.collect()
}

fn resolve(
    instance: &Instance,
    order: Order,
    (from, to): (f64, f64),
    cells: usize,
    max_points: usize,
) -> Result<Vec<Sample>, TooManyFeatures> {
    let next = if order == Order::Value { Order::Slope } else { Order::SecondDerivative };
    let sample = |x: f64| {
        let [value, slope] = instance.at_each([order, next], x);
        Sample { x, value, slope }
    };
    let even = (1..cells).map(|i| from + (to - from) * i as f64 / cells as f64);
    // In a wide view all of a function may lie between two even points: most happens near 0.
    let powers = || std::iter::successors(Some(0.125), |x| Some(2.0 * x)).take(48);
    let near_zero = powers().map(|x| -x).chain([0.0]).chain(powers());
    let mut edges: Vec<f64> = even.chain(near_zero).filter(|&x| from < x && x < to).chain([to]).collect();
    edges.sort_by(|a, b| b.total_cmp(a));
    edges.dedup();
    let mut left = sample(from);
    let mut points = vec![left];
    // The right ends of the cells to come, the nearest last.
    let mut right_ends: Vec<Sample> = edges.into_iter().map(sample).collect();
    while let Some(&right) = right_ends.last() {
        let inner = sample(left.x + INNER * (right.x - left.x));
        if inner.x > left.x && inner.x < right.x && !is_near_cubic(left, inner, right) {
            right_ends.push(inner);
        } else {
            points.push(right);
            left = right;
            right_ends.pop();
        }
        if points.len() + right_ends.len() > max_points {
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
