//! The values of an activation's parameters.

use std::ops::{Deref, DerefMut, Index, IndexMut};

/// How many parameters an activation has at most.
const MOST: usize = 2;

/// One value for each parameter, in the order of [`super::Activation::params`].
///
/// They have their places in a function's code (`p[0]`): there a parameter that the activation does not have is 0, and
/// nothing has to be checked. As a slice there are just those that it has.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Params {
    values: [f64; MOST],
    count: usize,
}

impl FromIterator<f64> for Params {
    /// The first two are taken.
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut params = Params::default();
        for (place, value) in params.values.iter_mut().zip(values) {
            *place = value;
            params.count += 1;
        }
        params
    }
}

impl<const N: usize> From<[f64; N]> for Params {
    fn from(values: [f64; N]) -> Self {
        values.into_iter().collect()
    }
}

impl Deref for Params {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        self.values.get(..self.count).unwrap_or(&self.values)
    }
}

impl DerefMut for Params {
    fn deref_mut(&mut self) -> &mut [f64] {
        let count = self.count.min(MOST);
        self.values.split_at_mut(count).0
    }
}

impl<'a> IntoIterator for &'a Params {
    type Item = &'a f64;
    type IntoIter = std::slice::Iter<'a, f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Index<usize> for Params {
    type Output = f64;

    #[inline]
    fn index(&self, place: usize) -> &f64 {
        &self.values[place]
    }
}

impl IndexMut<usize> for Params {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut f64 {
        &mut self.values[place]
    }
}
