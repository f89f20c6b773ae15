//! An activation together with the values of its parameters.

use super::{Activation, Params};

/// Which derivative of f is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// f.
    Value,
    /// f′.
    Slope,
    /// f″.
    Curvature,
}

impl Order {
    /// f, f′, f″.
    pub const ALL: [Order; 3] = [Order::Value, Order::Slope, Order::Curvature];
}

/// An activation with its parameters: a function of x alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// The activation.
    pub activation: &'static Activation,
    /// One value for each of its parameters.
    pub params: Params,
}

impl Instance {
    /// With the default parameters.
    pub fn new(activation: &'static Activation) -> Self {
        Instance { activation, params: activation.defaults() }
    }

    /// f, f′ or f″ at `x`.
    // Inlined into every search and sampler it would cost far more download than time.
    #[inline(never)]
    pub fn at(&self, order: Order, x: f64) -> f64 {
        let function = match order {
            Order::Value => self.activation.value,
            Order::Slope => self.activation.slope,
            Order::Curvature => self.activation.curvature,
        };
        function(x, &self.params)
    }

    /// Where f, f′ or f″ jumps, ascending.
    pub fn kinks(&self) -> Vec<f64> {
        (self.activation.kinks)(&self.params)
    }

    /// The limit from below at `x`, up to rounding; the value itself where the two agree.
    pub fn from_left(&self, order: Order, x: f64) -> f64 {
        self.beside(order, x, x.next_down())
    }

    /// The limit from above at `x`, up to rounding; the value itself where the two agree.
    pub fn from_right(&self, order: Order, x: f64) -> f64 {
        self.beside(order, x, x.next_up())
    }

    #[inline(never)]
    fn beside(&self, order: Order, x: f64, neighbour: f64) -> f64 {
        let (here, there) = (self.at(order, x), self.at(order, neighbour));
        if same(here, there) { here } else { there }
    }
}

/// Whether two numbers are equal up to the rounding of a few operations.
#[inline(never)]
pub fn same(a: f64, b: f64) -> bool {
    let scale = a.abs().max(b.abs()).max(1.0);
    a == b || scale.is_finite() && (a - b).abs() <= 1e-12 * scale
}
