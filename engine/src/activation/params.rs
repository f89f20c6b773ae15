//! The values of an activation's parameters.

use std::ops::{Deref, DerefMut};

/// One value for each parameter, in the order of [`super::Activation::params`]; otherwise a slice like any other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Params(Vec<f64>);

impl FromIterator<f64> for Params {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Params(values.into_iter().collect())
    }
}

impl<const N: usize> From<[f64; N]> for Params {
    fn from(values: [f64; N]) -> Self {
        Params(values.into())
    }
}

impl Deref for Params {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.0
    }
}

impl DerefMut for Params {
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.0
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
