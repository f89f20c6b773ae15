//! Properties of the whole curve: monotonicity, convexity, symmetry, smoothness, and fixed points.

use super::features::{MAX_FEATURES, TooManyFeatures};
use super::location::{Location, contains};
use super::pieces::{Endpoint, constant_value, max_abs_slope, pieces, range, samples, sign_changes};
use super::smoothness::classify_kinks;
use crate::activation::{Instance, Order, nearly_equal};
use std::sync::OnceLock;

/// The monotonicity of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Monotonicity {
    /// Constant.
    Constant,
    /// Strictly increasing.
    Increasing,
    /// Non-decreasing, and constant on some interval.
    NonDecreasing,
    /// Strictly decreasing.
    Decreasing,
    /// Non-increasing, and constant on some interval.
    NonIncreasing,
    /// Increasing somewhere and decreasing elsewhere.
    Neither,
}

/// The convexity of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convexity {
    /// Linear, so both convex and concave.
    Linear,
    /// Convex.
    Convex,
    /// Concave.
    Concave,
    /// Neither convex nor concave.
    Neither,
}

/// A symmetry of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Symmetry {
    /// No symmetry.
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

/// The monotonicity of f, from the range of f′ and the jumps of f.
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

/// The convexity of f, from the signs of f″ at the samples of each piece and of the jumps of f′. Numbers within 1e-12 of
/// 0 count as 0.
pub fn convexity(instance: &Instance) -> Convexity {
    let (mut convex, mut concave) = (true, true);
    let mut add_sign = |sign: f64| {
        convex &= sign >= -1e-12;
        concave &= sign <= 1e-12;
    };
    for piece in pieces(instance) {
        samples(piece).into_iter().for_each(|x| add_sign(instance.at(Order::SecondDerivative, x)));
    }
    for found in classify_kinks(instance) {
        match found.order {
            Some(Order::Slope) => add_sign(found.right - found.left),
            // A function with a jump is neither convex nor concave.
            Some(Order::Value) => {
                add_sign(1.0);
                add_sign(-1.0);
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

/// The symmetry of f, tested at 200 distances up to 40 with the relative tolerance 1e-9: even, or about a point with x = 0,
/// at a kink, midway between two kinks, or where |f′| is greatest.
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
        // Not f(c): at a jump it need not be the mean of the limits.
        distances().all(|x| close(f(c + x) + f(c - x), twice))
    };
    match centres.into_iter().find(about) {
        Some(c) => Symmetry::Point(c, 0.5 * (f(c + 1.0) + f(c - 1.0))),
        None => Symmetry::None,
    }
}

/// The greatest k ≤ 2 for which f is of class Cᵏ; `None` if f itself is discontinuous. Tested at the declared kinks and
/// those of [`find_discontinuities`].
pub fn smoothness(instance: &Instance) -> Option<u8> {
    let declared: Vec<Order> = classify_kinks(instance).into_iter().filter_map(|b| b.order).collect();
    // The search is slow, so it stops at the lowest order that jumps.
    let broken =
        |order: &Order| declared.contains(order) || !find_discontinuities(instance, *order).is_empty();
    match Order::ALL.into_iter().find(broken) {
        Some(Order::Value) => None,
        Some(Order::Slope) => Some(0),
        Some(Order::SecondDerivative) => Some(1),
        None => Some(2),
    }
}

/// Points between ±745, dense near 0, none of them a number at which a kink is likely.
fn uneven_samples() -> &'static [f64] {
    static TABLE: OnceLock<Vec<f64>> = OnceLock::new();
    let point = |i| libm::sinh(7.3 * (f64::from(i) - 300.377) / 300.0);
    TABLE.get_or_init(|| (0..=600).map(point).collect())
}

/// The points between ±745 at which f, f′ or f″ jumps by more than 1e-5 of its size. Between neighbouring samples the
/// search bisects towards the larger difference; a difference that remains between adjacent numbers is a jump. Of two
/// jumps between the same samples only one is found.
pub fn find_discontinuities(instance: &Instance, order: Order) -> Vec<f64> {
    let at = |x: f64| (x, instance.at(order, x));
    // Comparisons with NaN are false, which ends the bisection.
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

/// The intervals with f′ = 0, ascending: whole pieces between kinks, joined if they are adjacent.
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

/// The fixed points f(x) = x on the whole line: points, and whole pieces.
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
            // Near 0 the difference is below rounding, so any point there may be found; 0 is the fixed point.
            let x = if x.abs() < 1e-6 && fixed(0.0) { 0.0 } else { x };
            // For large |x| rounding can change the sign of f(x) − x where it is not 0.
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
