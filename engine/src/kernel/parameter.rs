//! Arguments to more than the precision of `f32`.
//!
//! eᵗ turns an absolute error of t into a relative one, so a rounded product t = βx near −80 costs 80 units in the last
//! place. Numbers are therefore split into halves whose products are exact, as in [`crate::stable`].

use super::Lanes;

/// An unevaluated sum `hi + lo`, where `lo` is much smaller.
#[derive(Clone, Copy)]
pub(crate) struct Sum {
    pub hi: Lanes,
    pub lo: Lanes,
}

impl From<Lanes> for Sum {
    #[inline(always)]
    fn from(hi: Lanes) -> Self {
        Sum { hi, lo: Lanes::splat(0.0) }
    }
}

impl Sum {
    /// The product with a power of two.
    #[inline(always)]
    pub fn scale(self, power: f32) -> Self {
        Sum { hi: self.hi * power, lo: self.lo * power }
    }
}

/// The number without its last twelve bits, so that products of two such numbers are exact.
#[inline(always)]
pub(crate) fn upper_half(x: Lanes) -> Lanes {
    x & Lanes::splat(f32::from_bits(0xffff_f000))
}

/// x², to about 36 bits.
#[inline(always)]
pub(crate) fn square(x: Lanes) -> Sum {
    let upper = upper_half(x);
    Sum { hi: upper * upper, lo: (x - upper) * (x + upper) }
}

/// A parameter as a factor, to about 36 bits.
#[derive(Clone, Copy)]
pub(crate) struct Factor {
    pub upper: f32,
    pub lower: f32,
}

impl Factor {
    pub fn new(factor: f64) -> Self {
        let upper = f32::from_bits((factor as f32).to_bits() & 0xffff_f000);
        Factor { upper, lower: (factor - f64::from(upper)) as f32 }
    }

    /// The product with a sum.
    #[inline(always)]
    pub fn times_sum(self, x: Sum) -> Sum {
        let upper = upper_half(x.hi + x.lo);
        let lower = x.hi - upper + x.lo;
        Sum { hi: upper * self.upper, lo: lower * self.upper + (upper + lower) * self.lower }
    }

    /// The product with finite numbers.
    #[inline(always)]
    pub fn times(self, x: Lanes) -> Sum {
        let upper = upper_half(x);
        Sum { hi: upper * self.upper, lo: (x - upper) * self.upper + x * self.lower }
    }
}

/// The greatest `f32` that is not above `number`: an `f32` is greater than both, or than neither.
pub(crate) fn round_down(number: f64) -> f32 {
    let nearest = number as f32;
    if f64::from(nearest) > number { nearest.next_down() } else { nearest }
}

/// The least `f32` that is not below `number`.
pub(crate) fn round_up(number: f64) -> f32 {
    -round_down(-number)
}
