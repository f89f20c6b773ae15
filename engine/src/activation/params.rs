//! The values of an activation's parameters.

use super::instance::Order;
use std::fmt::Debug;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A function whose formula is known at run time only. Behind a trait, so that a program that has no such functions does
/// not contain what evaluates them.
pub trait TypedFunction: Debug + Send + Sync {
    /// The formula, in the notation of [`crate::formula`]; equal functions have the same.
    fn text(&self) -> &str;
    /// The names of the parameters.
    fn parameters(&self) -> &[String];
    /// f, f′ or f″ at `x`; at ±∞ the limit, or NaN if there is none.
    fn at(&self, order: Order, x: f64, params: &[f64]) -> f64;
    /// ∂f/∂p of the parameter with this index.
    fn parameter_derivative(&self, index: usize, x: f64, params: &[f64]) -> f64;
    /// ∂f/∂p of the parameter with this index at every `x`.
    fn parameter_derivatives(&self, index: usize, params: &[f64], x: &[f32], derivatives: &mut [f32]);
    /// Where f, f′ or f″ jumps, ascending.
    fn kinks(&self, params: &[f64]) -> Vec<f64>;
    /// The decimal digits of f at `x` that rounding leaves, a lower bound; `None` where f is not a finite number.
    fn digits(&self, x: f64, params: &[f64]) -> Option<f64>;
    /// f and f′ at every `x`, as far as the arrays of results reach; an empty array is for what is not needed.
    fn evaluate(&self, params: &[f64], x: &[f32], values: &mut [f32], slopes: &mut [f32]);
}

/// One value for each parameter, in the order of [`super::Activation::params`]; otherwise a slice like any other. The
/// parameters of a typed activation are the function and the values of its letters.
#[derive(Debug, Clone, Default)]
pub struct Params {
    values: Vec<f64>,
    function: Option<Arc<dyn TypedFunction>>,
}

impl Params {
    /// The values of the letters of a function, for the activation that is made of it.
    pub(super) fn of_function(function: Arc<dyn TypedFunction>, values: Vec<f64>) -> Self {
        Params { values, function: Some(function) }
    }

    /// Other values for the same parameters.
    #[must_use]
    pub fn with_values(&self, values: &[f64]) -> Self {
        Params { values: values.to_vec(), function: self.function.clone() }
    }

    /// The function of a typed activation.
    pub fn function(&self) -> Option<&dyn TypedFunction> {
        self.function.as_deref()
    }
}

impl PartialEq for Params {
    fn eq(&self, other: &Self) -> bool {
        let meaning =
            |params: &Params| params.function().map(|f| (f.text().to_owned(), f.parameters().to_vec()));
        self.values == other.values && meaning(self) == meaning(other)
    }
}

impl FromIterator<f64> for Params {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Params { values: values.into_iter().collect(), function: None }
    }
}

impl<const N: usize> From<[f64; N]> for Params {
    fn from(values: [f64; N]) -> Self {
        Params { values: values.into(), function: None }
    }
}

impl Deref for Params {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.values
    }
}

impl DerefMut for Params {
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.values
    }
}

impl<'a> IntoIterator for &'a Params {
    type Item = &'a f64;
    type IntoIter = std::slice::Iter<'a, f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_values_is_held_in_order() {
        let mut params: Params = (0..20).map(f64::from).collect();
        params[19] = 0.5;
        assert_eq!((params.len(), params[18], params[19]), (20, 18.0, 0.5));
        assert_eq!(Params::from([1.0, 2.0, 3.0])[..], [1.0, 2.0, 3.0]);
        assert!(Params::default().is_empty());
    }
}
