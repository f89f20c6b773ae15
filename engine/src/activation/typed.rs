//! Activations that visitors type: one record for all of them, whose functions find the formula among the parameters. So a
//! formula lives as long as its instances do, and everything that takes an instance takes it.

use super::*;

/// A typed formula with fixed parameters.
pub(super) static ACTIVATION: Activation = Activation { id: "typed", ..BASE };

/// A typed formula whose first parameter is learned.
pub(super) static LEARNING: Activation = Activation {
    id: "typed_learning",
    parameter_derivative: Some(&|x, p| p.function().map_or(f64::NAN, |f| f.parameter_derivative(0, x, p))),
    ..BASE
};

const BASE: Activation = Activation {
    value: &|x, p| of_order(Order::Value, x, p),
    slope: &|x, p| of_order(Order::Slope, x, p),
    second_derivative: &|x, p| of_order(Order::SecondDerivative, x, p),
    kinks: &|p| p.function().map_or_else(Vec::new, |function| function.kinks(p)),
    ..Activation::BASE
};

/// The functions over arrays.
pub(super) static KERNEL: &dyn Kernel = &TypedKernel;

struct TypedKernel;

impl Kernel for TypedKernel {
    fn values(&self, f: &Instance, x: &[f32], values: &mut [f32]) {
        evaluate(f, x, values, &mut []);
    }

    fn slopes(&self, f: &Instance, x: &[f32], slopes: &mut [f32]) {
        evaluate(f, x, &mut [], slopes);
    }

    fn values_and_slopes(&self, f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        evaluate(f, x, values, slopes);
    }

    fn parameter_derivatives(&self, f: &Instance, x: &[f32], derivatives: &mut [f32]) {
        if let Some(function) = f.params.function() {
            function.parameter_derivatives(0, &f.params, x, derivatives);
        }
    }
}

fn evaluate(f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
    if let Some(function) = f.params.function() {
        function.evaluate(&f.params, x, values, slopes);
    }
}

fn of_order(order: Order, x: f64, params: &Params) -> f64 {
    params.function().map_or(f64::NAN, |function| function.at(order, x, params))
}
