//! Which of value, slope and second derivative jumps at each kink.

use crate::activation::{Instance, Order, nearly_equal};

/// A kink and the lowest derivative that jumps there, with its limits from the left and the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kink {
    /// Where.
    pub x: f64,
    /// The derivative that jumps; `None` where the parameters make the function smooth there.
    pub order: Option<Order>,
    /// Its limit from below.
    pub left: f64,
    /// Its limit from above.
    pub right: f64,
}

/// The lowest jump at each kink (relative tolerance 1e-12).
pub fn classify_kinks(instance: &Instance) -> Vec<Kink> {
    let at = |x: f64| {
        let sides = |order| (instance.from_left(order, x), instance.from_right(order, x));
        // A value apart from two equal limits is a jump as well.
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
