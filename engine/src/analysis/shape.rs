//! Properties of the whole curve: monotonicity, convexity, symmetry, and fixed points.

use super::features::{MAX_FEATURES, TooManyFeatures};
use super::interval::{Endpoint, Interval};
use super::location::{Location, contains, join};
use super::pieces::{
    MAX_TURNS, constant_value, max_abs_slope, pieces, range, samples, samples_with_ends, sign_changes,
};
use super::smoothness::classify_kinks;
use crate::activation::{Instance, Order, nearly_equal};

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
    let jumps = || classify_kinks(instance).into_iter().filter(|b| b.order == Order::Value);
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

/// The convexity of f, from the signs of f″ at the samples of each piece and of the jumps of f′. Slopes that change by
/// less than 1e-12 in a unit of the scale of x count as constant.
pub fn convexity(instance: &Instance) -> Convexity {
    let (mut convex, mut concave) = (true, true);
    let mut add_sign = |sign: f64| {
        convex &= sign >= -1e-12;
        concave &= sign <= 1e-12;
    };
    for piece in pieces(instance) {
        let bends = samples(instance, piece).into_iter().map(|x| instance.at(Order::SecondDerivative, x));
        bends.for_each(|bend| add_sign(bend * instance.scale()));
    }
    for found in classify_kinks(instance) {
        match found.order {
            Order::Slope => add_sign(found.right - found.left),
            // A function with a jump is neither convex nor concave.
            Order::Value => {
                add_sign(1.0);
                add_sign(-1.0);
            }
            Order::SecondDerivative => {}
        }
    }
    match (convex, concave) {
        (true, true) => Convexity::Linear,
        (true, _) => Convexity::Convex,
        (_, true) => Convexity::Concave,
        _ => Convexity::Neither,
    }
}

/// The symmetry of f, tested at 200 distances from 0.01 to 1e10 of the scale of x with the relative tolerance 1e-12: even, or about a point
/// with x = 0, at a kink, midway between two kinks, or where |f′| is greatest.
pub fn symmetry(instance: &Instance) -> Symmetry {
    let f = |x: f64| instance.at(Order::Value, x);
    // Great distances too: near its centre every smooth function is almost a line.
    let unit = instance.scale();
    let distances = || std::iter::successors(Some(0.01 * unit), |x| Some(x * 1.149)).take(200);
    if distances().all(|x| nearly_equal_within(f(x), f(-x), f(x))) {
        return Symmetry::Even;
    }
    let kinks = instance.kinks();
    let mut centres = vec![0.0];
    centres.extend(kinks.iter().enumerate().flat_map(|(i, a)| kinks[i..].iter().map(move |b| 0.5 * (a + b))));
    let mut steepest = max_abs_slope(instance).map(|bound| bound.locations).unwrap_or_default();
    steepest.sort_by(|a, b| a.nearest_to_zero().total_cmp(&b.nearest_to_zero()));
    centres.extend(steepest.into_iter().filter_map(|place| match place {
        Location::Point(x) if x.is_finite() => Some(x),
        _ => None,
    }));
    let about = |c: &f64| {
        // Not f(c): at a jump it need not be the mean of the limits.
        let twice = f(c + unit) + f(c - unit);
        distances().all(|x| {
            let (after, before) = (f(c + x), f(c - x));
            nearly_equal_within(after + before, twice, after.abs().max(before.abs()).max(c.abs()))
        })
    };
    match centres.into_iter().find(about) {
        Some(c) => Symmetry::Point(c, 0.5 * (f(c + unit) + f(c - unit))),
        None => Symmetry::None,
    }
}

/// Whether two numbers differ by no more than rounding does where numbers of this size are added.
fn nearly_equal_within(a: f64, b: f64, size: f64) -> bool {
    a == b || (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(size)
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
    let jumps = classify_kinks(instance).iter().any(|b| b.order == Order::Value);
    if jumps { f64::INFINITY } else { max_abs_slope(instance).map_or(f64::NAN, |s| s.value) }
}

/// The fixed points f(x) = x on the whole line: points, and whole pieces.
///
/// # Errors
/// If there are more than 48, or if f − x changes its sign, or f′ − 1, more than 1000 times.
pub fn fixed_points(instance: &Instance) -> Result<Vec<Location>, TooManyFeatures> {
    let gap = |x: f64| {
        let value = instance.at(Order::Value, x);
        if nearly_equal(value, x) { 0.0 } else { value - x }
    };
    let covered = |found: &[Location], x: f64| contains(found, x, 1e-9 * x.abs().max(1.0));
    let whole = |piece: (f64, f64)| samples(instance, piece).into_iter().all(|x| gap(x) == 0.0);
    let fixed = |x: f64| instance.at(Order::Value, x) == x;
    let (lines, others): (Vec<_>, Vec<_>) = pieces(instance).into_iter().partition(|piece| whole(*piece));
    let on_lines = lines.into_iter().map(|(from, to)| Location::Interval(Interval::open(from, to)));
    let on_kinks = instance.kinks().into_iter().filter(|x| fixed(*x)).map(Location::Point);
    let mut found = join(on_lines.chain(on_kinks).collect());
    let distance = |x: f64| instance.at(Order::Value, x) - x;
    let tilt = |x: f64| instance.at(Order::Slope, x) - 1.0;
    let mut turns_left = MAX_TURNS;
    for piece in others {
        let points: Vec<(f64, [f64; 2])> = samples_with_ends(instance, piece)
            .into_iter()
            .map(|x| (x, instance.at_each([Order::Value, Order::Slope], x)))
            .collect();
        // Where f approaches x, the difference has the sign of its rounding.
        let apart = points.iter().filter(|(x, [value, _])| !nearly_equal(*value, *x));
        let tilted = points.iter().filter(|(_, [_, slope])| !nearly_equal(*slope, 1.0));
        let crossings = sign_changes(apart.map(|(x, [value, _])| (*x, value - x)));
        let touches = sign_changes(tilted.map(|(x, [_, slope])| (*x, slope - 1.0)));
        turns_left = turns_left.checked_sub(crossings.len() + touches.len()).ok_or(TooManyFeatures)?;
        let crossings = crossings.into_iter().map(|change| change.point(distance));
        for x in crossings.chain(touches.into_iter().map(|change| change.point(tilt))) {
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
    Ok(join(found))
}
