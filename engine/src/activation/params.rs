//! The values of an activation's parameters.

use crate::formula::Formula;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// One value for each parameter, in the order of [`super::Activation::params`]; otherwise a slice like any other. The
/// parameters of a typed activation are the formula and the values of its letters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Params {
    values: Vec<f64>,
    formula: Option<Arc<Formula>>,
}

impl Params {
    /// The values of the letters of a formula, for the activation that is made of it.
    pub(super) fn of_formula(formula: Arc<Formula>, values: Vec<f64>) -> Self {
        Params { values, formula: Some(formula) }
    }

    /// The formula of a typed activation.
    pub fn formula(&self) -> Option<&Arc<Formula>> {
        self.formula.as_ref()
    }
}

impl FromIterator<f64> for Params {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Params { values: values.into_iter().collect(), formula: None }
    }
}

impl<const N: usize> From<[f64; N]> for Params {
    fn from(values: [f64; N]) -> Self {
        Params { values: values.into(), formula: None }
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
