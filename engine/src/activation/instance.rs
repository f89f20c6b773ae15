//! An activation together with the values of its parameters.

use super::definition::Activation;
use super::kernel;
use super::params::Params;

/// The order of a derivative of f.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// f.
    Value,
    /// f′.
    Slope,
    /// f″.
    SecondDerivative,
}

impl Order {
    /// f, f′, f″.
    pub const ALL: [Order; 3] = [Order::Value, Order::Slope, Order::SecondDerivative];
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

    /// With these values of the first parameters, and the defaults of the others.
    pub fn with_params(activation: &'static Activation, values: &[f64]) -> Self {
        let mut instance = Instance::new(activation);
        for (param, value) in instance.params.iter_mut().zip(values) {
            *param = *value;
        }
        instance
    }

    /// f, f′ or f″ at `x`.
    pub fn at(&self, order: Order, x: f64) -> f64 {
        let function = match order {
            Order::Value => self.activation.value,
            Order::Slope => self.activation.slope,
            Order::SecondDerivative => self.activation.second_derivative,
        };
        function(x, &self.params)
    }

    /// Several of f, f′ and f″ at `x`, of a typed function in one evaluation.
    pub fn at_each<const N: usize>(&self, orders: [Order; N], x: f64) -> [f64; N] {
        match self.activation.typed {
            Some(function) => {
                let all = function.at_all(x, &self.params);
                orders.map(|order| all[order as usize])
            }
            None => orders.map(|order| self.at(order, x)),
        }
    }

    /// f at every `x`, in `f32`. Arrays of results are as long as that of the inputs.
    pub fn values(&self, x: &[f32], values: &mut [f32]) {
        kernel(self.activation).values(self, x, values);
    }

    /// f′ at every `x`, in `f32`.
    pub fn slopes(&self, x: &[f32], slopes: &mut [f32]) {
        kernel(self.activation).slopes(self, x, slopes);
    }

    /// f and f′ at every `x`, in `f32`: the same numbers, in less time.
    pub fn values_and_slopes(&self, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        kernel(self.activation).values_and_slopes(self, x, values, slopes);
    }

    /// The derivative at every `x` by the parameter that is learned, in `f32`; 0 if there is none.
    pub fn parameter_derivatives(&self, x: &[f32], derivatives: &mut [f32]) {
        kernel(self.activation).parameter_derivatives(self, x, derivatives);
    }

    /// Where f, f′ or f″ jumps, ascending; elsewhere f has every derivative.
    pub fn kinks(&self) -> Vec<f64> {
        (self.activation.kinks)(&self.params)
    }

    /// The unit of x in which f has its turns, so small that sums of 1e10 of them are finite.
    pub fn scale(&self) -> f64 {
        (self.activation.scale)(&self.params).min(1e297)
    }

    /// The limit from below at `x`, up to rounding; the value itself where the two agree.
    pub fn from_left(&self, order: Order, x: f64) -> f64 {
        self.one_sided_limit(order, x, x.next_down())
    }

    /// The limit from above at `x`, up to rounding; the value itself where the two agree.
    pub fn from_right(&self, order: Order, x: f64) -> f64 {
        self.one_sided_limit(order, x, x.next_up())
    }

    fn one_sided_limit(&self, order: Order, x: f64, neighbour: f64) -> f64 {
        let (here, there) = (self.at(order, x), self.at(order, neighbour));
        if nearly_equal(here, there) { here } else { there }
    }
}

/// Whether two numbers are equal up to the rounding of a few operations.
pub(crate) fn nearly_equal(a: f64, b: f64) -> bool {
    let scale = a.abs().max(b.abs()).max(1.0);
    a == b || scale.is_finite() && (a - b).abs() <= 1e-12 * scale
}

#[cfg(test)]
mod tests {
    use super::super::{Param, find};
    use super::*;
    use crate::analysis::{Location, range, zeros};
    use crate::nn::{Mlp, Output, Shape, Workspace};

    /// (x − a)(x − b)(x − c), with closures over this scale.
    fn cubic(scale: f64) -> &'static Activation {
        let value = move |x: f64, p: &Params| p.iter().fold(scale, |product, root| product * (x - root));
        let slope = move |x: f64, p: &Params| {
            let without = |i: usize| (0..3).filter(|j| *j != i).fold(scale, |f, j| f * (x - p[j]));
            (0..3).map(without).sum()
        };
        let second_derivative =
            move |x: f64, p: &Params| 2.0 * scale * p.iter().map(|root| x - root).sum::<f64>();
        let params = ["a", "b", "c"].map(|name| Param::new(name, name, 0.0, -9.0, 9.0));
        Box::leak(Box::new(Activation {
            id: "cubic",
            params: Box::leak(Box::new(params)),
            value: Box::leak(Box::new(value)),
            slope: Box::leak(Box::new(slope)),
            second_derivative: Box::leak(Box::new(second_derivative)),
            ..Activation::BASE
        }))
    }

    #[test]
    fn an_activation_can_be_made_of_closures_with_three_parameters() {
        let mut cubic = Instance::new(cubic(2.0));
        assert_eq!(cubic.params, [0.0; 3].into());
        cubic.params = [-2.0, 1.0, 3.0].into();
        assert_eq!((cubic.activation.value)(2.0, &cubic.params), -8.0);
        assert_eq!(Order::ALL.map(|order| cubic.at(order, 2.0)), [-8.0, -2.0, 16.0]);
        assert_eq!(zeros(&cubic, -5.0, 5.0), Ok([-2.0, 1.0, 3.0].map(Location::Point).to_vec()));
        let whole = range(&cubic, Order::Value);
        assert_eq!((whole[0].low.value, whole[0].high.value), (f64::NEG_INFINITY, f64::INFINITY));

        let shape = Shape { inputs: 1, hidden: vec![(1, cubic)], outputs: 1, output: Output::Linear };
        let mut net = Mlp::new(&shape);
        net.set_values(&[1.0, 0.0, 1.0, 0.5]);
        let mut space = Workspace::new(&net, 1);
        space.load(1, |_, _| 2.0);
        net.forward(&mut space);
        assert_eq!(space.output(0), [-7.5]);
    }

    #[test]
    fn activations_can_be_shared_between_threads() {
        fn shared<T: Send + Sync + 'static>(_: &T) {}
        let relu = find("relu").unwrap();
        shared(relu);
        shared(&Instance::new(relu));
    }
}
