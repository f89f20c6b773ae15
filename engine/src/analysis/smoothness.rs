//! The lowest order that jumps at each kink.

use crate::activation::{Instance, Order, nearly_equal};

/// A kink, and the lowest order that jumps there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kink {
    /// Its position.
    pub x: f64,
    /// The lowest order that jumps; `None` if the parameters make the function smooth there.
    pub order: Option<Order>,
    /// The limit from below of what jumps, or of f.
    pub left: f64,
    /// The limit from above, likewise.
    pub right: f64,
}

/// The lowest order that jumps at each declared kink, with the relative tolerance 1e-12.
pub fn classify_kinks(instance: &Instance) -> Vec<Kink> {
    let at = |x: f64| {
        let sides = |order| (instance.from_left(order, x), instance.from_right(order, x));
        // A value that differs from two equal limits is a jump as well.
        let jumps = |order: &Order| {
            let (left, right) = sides(*order);
            !nearly_equal(left, right) || !nearly_equal(left, instance.at(*order, x))
        };
        let order = Order::ALL.into_iter().find(jumps);
        let (left, right) = sides(order.unwrap_or(Order::Value));
        Kink { x, order, left, right }
    };
    instance.kinks().into_iter().map(at).collect()
}
