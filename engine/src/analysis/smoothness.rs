//! Smoothness: which of value, slope and second derivative jumps at each kink.

use crate::activation::{Instance, Order, nearly_equal};
use std::sync::OnceLock;

/// A kink, and the lowest order that jumps there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kink {
    /// Its position.
    pub x: f64,
    /// The derivative that jumps.
    pub order: Order,
    /// Its limit from below.
    pub left: f64,
    /// The limit from above, likewise.
    pub right: f64,
}

/// How often f can be differentiated with continuous results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Smoothness {
    /// f jumps.
    Discontinuous,
    /// f is continuous, f′ jumps: C⁰.
    Continuous,
    /// f′ is continuous, f″ jumps: C¹.
    ContinuousSlope,
    /// Every derivative is continuous: C^∞.
    Infinite,
}

/// The lowest jump at each kink (relative tolerance 1e-12); a kink where nothing jumps is left out.
pub fn classify_kinks(instance: &Instance) -> Vec<Kink> {
    let at = |x: f64| {
        let sides = |order| (instance.from_left(order, x), instance.from_right(order, x));
        // A value that differs from two equal limits is a jump as well.
        let jumps = |order: &Order| {
            let (left, right) = sides(*order);
            !nearly_equal(left, right) || !nearly_equal(left, instance.at(*order, x))
        };
        let order = Order::ALL.into_iter().find(jumps)?;
        let (left, right) = sides(order);
        Some(Kink { x, order, left, right })
    };
    instance.kinks().into_iter().filter_map(at).collect()
}

/// The smoothness of f. Kinks are those declared and those that [`find_discontinuities`] finds; where there is none, all
/// derivatives exist.
pub fn smoothness(instance: &Instance) -> Smoothness {
    let declared: Vec<Order> = classify_kinks(instance).into_iter().map(|kink| kink.order).collect();
    // The search is slow, so it stops at the first jump of the lowest order that jumps.
    let broken =
        |order: &Order| declared.contains(order) || discontinuities(instance, *order).next().is_some();
    match Order::ALL.into_iter().find(broken) {
        Some(Order::Value) => Smoothness::Discontinuous,
        Some(Order::Slope) => Smoothness::Continuous,
        Some(Order::SecondDerivative) => Smoothness::ContinuousSlope,
        None => Smoothness::Infinite,
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
    discontinuities(instance, order).collect()
}

fn discontinuities(instance: &Instance, order: Order) -> impl Iterator<Item = f64> {
    let at = move |x: f64| (x, instance.at(order, x));
    // Comparisons with NaN are false, which ends the bisection.
    let differ = |a: f64, b: f64| (b - a).abs() > 1e-5 * a.abs().max(b.abs()).max(1.0);
    let jump_between = move |mut a: (f64, f64), mut b: (f64, f64)| {
        while differ(a.1, b.1) {
            let middle = at(0.5 * (a.0 + b.0));
            if middle.0 <= a.0 || middle.0 >= b.0 {
                return Some(b.0);
            }
            if (middle.1 - a.1).abs() > (b.1 - middle.1).abs() { b = middle } else { a = middle }
        }
        None
    };
    let points: Vec<(f64, f64)> = uneven_samples().iter().map(|x| at(*x)).collect();
    (1..points.len()).filter_map(move |i| jump_between(points[i - 1], points[i]))
}
