//! The shape of the whole curve: monotone, convex, symmetric, smooth, and its fixed points.

use super::features::{MAX_FEATURES, TooManyFeatures};
use super::location::{Location, contains};
use super::pieces::{Endpoint, constant_value, max_abs_slope, pieces, range, samples, sign_changes};
use super::smoothness::classify_kinks;
use crate::activation::{Instance, Order, nearly_equal};
use std::sync::OnceLock;

/// How a function grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Monotonicity {
    /// It has one value.
    Constant,
    /// Strictly increasing.
    Increasing,
    /// Never decreasing, somewhere level.
    NonDecreasing,
    /// Strictly decreasing.
    Decreasing,
    /// Never increasing, somewhere level.
    NonIncreasing,
    /// It increases in one place and decreases in another.
    Neither,
}

/// Whether a function is convex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convexity {
    /// A line.
    Linear,
    /// Convex.
    Convex,
    /// Concave.
    Concave,
    /// Convex in one place, concave in another.
    Neither,
}

/// A symmetry of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Symmetry {
    /// None was found.
    None,
    /// f(−x) = f(x).
    Even,
    /// f(c + x) + f(c − x) = 2·f(c), about the point (c, f(c)); odd if both are 0.
    Point(f64, f64),
}

fn ends(instance: &Instance, order: Order) -> Option<(Endpoint, Endpoint)> {
    let parts = range(instance, order);
    Some((parts.first()?.low, parts.last()?.high))
}

/// Whether and how f is monotone, by the range of f′ and the jumps of f.
pub fn monotonicity(instance: &Instance) -> Monotonicity {
    let Some((low, high)) = ends(instance, Order::Slope) else { return Monotonicity::Neither };
    let jumps = || classify_kinks(instance).into_iter().filter(|b| b.order == Some(Order::Value));
    let up = low.value >= 0.0 && jumps().all(|b| b.left <= b.right);
    let down = high.value <= 0.0 && jumps().all(|b| b.left >= b.right);
    let level = pieces(instance).iter().any(|p| constant_value(instance, Order::Slope, *p) == Some(0.0));
    match (up, down) {
        (true, true) => Monotonicity::Constant,
        (true, _) if level => Monotonicity::NonDecreasing,
        (true, _) => Monotonicity::Increasing,
        (_, true) if level => Monotonicity::NonIncreasing,
        (_, true) => Monotonicity::Decreasing,
        _ => Monotonicity::Neither,
    }
}

/// Whether f is convex or concave, by the sign of f″ at the samples of each piece and the jumps of f′.
/// What is within 1e-12 of 0 has no sign.
pub fn convexity(instance: &Instance) -> Convexity {
    let (mut convex, mut concave) = (true, true);
    let mut see = |sign: f64| {
        convex &= sign >= -1e-12;
        concave &= sign <= 1e-12;
    };
    for piece in pieces(instance) {
        samples(piece).into_iter().for_each(|x| see(instance.at(Order::SecondDerivative, x)));
    }
    for found in classify_kinks(instance) {
        match found.order {
            Some(Order::Slope) => see(found.right - found.left),
            // A function that jumps in the interior is neither.
            Some(Order::Value) => {
                see(1.0);
                see(-1.0);
            }
            _ => {}
        }
    }
    match (convex, concave) {
        (true, true) => Convexity::Linear,
        (true, _) => Convexity::Convex,
        (_, true) => Convexity::Concave,
        _ => Convexity::Neither,
    }
}

/// A symmetry that holds at 200 distances up to 40, to 1e-9: even, or about a point at 0, at a kink, midway
/// between kinks, or where |f′| is greatest.
pub fn symmetry(instance: &Instance) -> Symmetry {
    let f = |x: f64| instance.at(Order::Value, x);
    let close = |a: f64, b: f64| nearly_equal(a, b) || (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
    let distances = || (1..=200).map(|i| 40.0 * (f64::from(i) / 200.0) * (f64::from(i) / 200.0));
    if distances().all(|x| close(f(x), f(-x))) {
        return Symmetry::Even;
    }
    let kinks = instance.kinks();
    let mut centres = vec![0.0];
    centres.extend(kinks.iter().flat_map(|a| kinks.iter().map(move |b| 0.5 * (a + b))));
    if let Some(Location::Point(x)) = max_abs_slope(instance).map(|s| s.location)
        && x.is_finite()
    {
        centres.push(x);
    }
    let about = |c: &f64| {
        let twice = f(c + 1.0) + f(c - 1.0);
        // Where f jumps at its centre, its value there need not be the middle.
        distances().all(|x| close(f(c + x) + f(c - x), twice))
    };
    match centres.into_iter().find(about) {
        Some(c) => Symmetry::Point(c, 0.5 * (f(c + 1.0) + f(c - 1.0))),
        None => Symmetry::None,
    }
}

/// How often f can be differentiated with continuous results: `None` for a jump of f itself, else 0 or 1,
/// or 2 for twice and more. Kinks are those declared and those that [`find_discontinuities`] finds.
pub fn smoothness(instance: &Instance) -> Option<u8> {
    let declared: Vec<Order> = classify_kinks(instance).into_iter().filter_map(|b| b.order).collect();
    // The search takes long: it ends with the lowest derivative that jumps.
    let broken =
        |order: &Order| declared.contains(order) || !find_discontinuities(instance, *order).is_empty();
    match Order::ALL.into_iter().find(broken) {
        Some(Order::Value) => None,
        Some(Order::Slope) => Some(0),
        Some(Order::SecondDerivative) => Some(1),
        None => Some(2),
    }
}

/// Points up to ±745, dense near 0, none of them on a round number.
fn uneven_samples() -> &'static [f64] {
    static TABLE: OnceLock<Vec<f64>> = OnceLock::new();
    let place = |i| libm::sinh(7.3 * (f64::from(i) - 300.377) / 300.0);
    TABLE.get_or_init(|| (0..=600).map(place).collect())
}

/// Where f, f′ or f″ jumps by more than 1e-5 of its size, found by halving: of neighbouring samples up to
/// ±745 the half over which the difference is larger is halved again, and a difference that remains at the last bits
/// is a jump. The closer of two jumps between the same samples may hide the other.
pub fn find_discontinuities(instance: &Instance, order: Order) -> Vec<f64> {
    let at = |x: f64| (x, instance.at(order, x));
    // NaN differs by nothing, which ends the search as well.
    let differ = |a: f64, b: f64| (b - a).abs() > 1e-5 * a.abs().max(b.abs()).max(1.0);
    let mut points = uneven_samples().iter().map(|x| at(*x));
    let mut found = Vec::new();
    let Some(mut last) = points.next() else { return found };
    for point in points {
        let (mut a, mut b) = (std::mem::replace(&mut last, point), point);
        while differ(a.1, b.1) {
            let middle = at(0.5 * (a.0 + b.0));
            if middle.0 <= a.0 || middle.0 >= b.0 {
                found.push(b.0);
                break;
            }
            if (middle.1 - a.1).abs() > (b.1 - middle.1).abs() { b = middle } else { a = middle }
        }
    }
    found
}

/// The intervals with f′ = 0: whole pieces between kinks, ascending and joined where they touch.
pub fn flat_intervals(instance: &Instance) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    for (from, to) in pieces(instance) {
        if constant_value(instance, Order::Slope, (from, to)) != Some(0.0) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => found.push((from, to)),
        }
    }
    found
}

/// The least constant L with |f(x) − f(y)| ≤ L·|x − y|: the supremum of |f′|, or ∞ where f jumps.
pub fn lipschitz(instance: &Instance) -> f64 {
    let jumps = classify_kinks(instance).iter().any(|b| b.order == Some(Order::Value));
    if jumps { f64::INFINITY } else { max_abs_slope(instance).map_or(f64::NAN, |s| s.value) }
}

/// Where f(x) = x on the whole line: points, and whole pieces.
///
/// # Errors
/// If there are more than 48.
pub fn fixed_points(instance: &Instance) -> Result<Vec<Location>, TooManyFeatures> {
    let gap = |x: f64| {
        let value = instance.at(Order::Value, x);
        if nearly_equal(value, x) { 0.0 } else { value - x }
    };
    let covered = |found: &[Location], x: f64| contains(found, x, 1e-9 * x.abs().max(1.0));
    let mut found = Vec::new();
    for piece @ (from, to) in pieces(instance) {
        if samples(piece).into_iter().all(|x| gap(x) == 0.0) {
            found.push(Location::Interval(from, to));
            continue;
        }
        let fixed = |x: f64| instance.at(Order::Value, x) == x;
        let start = from.is_finite() && fixed(from) && !covered(&found, from);
        found.extend(start.then_some(Location::Point(from)));
        let crossings = sign_changes(|x| instance.at(Order::Value, x) - x, &samples(piece));
        let touches = sign_changes(|x| instance.at(Order::Slope, x) - 1.0, &samples(piece));
        for (x, _) in crossings.into_iter().chain(touches) {
            // Around 0 the difference is lost to rounding, and the middle of that is 0.
            let x = if x.abs() < 1e-6 && fixed(0.0) { 0.0 } else { x };
            // Far out a jump in rounding looks like a crossing.
            if gap(x) == 0.0 && !covered(&found, x) {
                found.push(Location::Point(x));
            }
        }
        if found.len() > MAX_FEATURES {
            return Err(TooManyFeatures);
        }
    }
    Ok(found)
}
