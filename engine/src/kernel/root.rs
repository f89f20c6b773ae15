//! Roots.

use super::{Lanes, at_least, at_most, square};

/// √(x² + b) without overflow, for b up to 16.
#[inline(always)]
pub(crate) fn hypotenuse(x: Lanes, b: f32) -> Lanes {
    // Beyond this, b is less than the rounding of x².
    let size = x.abs();
    let near = square(at_most(size, 1e9));
    at_least((near.hi + (near.lo + b)).sqrt(), size)
}
