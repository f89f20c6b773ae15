//! eᵗ.

use super::{Lanes, Sum, at_least, at_most, polynomial};
use bytemuck::cast;
use wide::i32x4;

/// Below −`LOWEST` even 10⁵·eᵗ is 0 in `f32`.
pub(crate) const LOWEST: f32 = 120.0;

/// 2⁶⁴, by which powers are too large, so that they are normal numbers.
const BIAS: f32 = 18_446_744_073_709_551_616.0;
/// Added to a small number, it leaves the nearest integer in the last bits.
const ROUNDING: f32 = 12_582_912.0; // 1.5·2²³

/// ln 2 in two parts; the first has so few bits that its product with n is exact.
const LN_2: [f32; 2] = [355.0 / 512.0, -2.121_944_4e-4];

/// eᵗ for −[`LOWEST`] ≤ t ≤ 0 as a power of two and a fraction: 2ⁿ(1 + fraction).
#[derive(Clone, Copy)]
pub(crate) struct Exponential {
    /// 2ⁿ times [`BIAS`].
    power: Lanes,
    fraction: Lanes,
}

impl Exponential {
    #[inline(always)]
    pub fn at(t: Lanes) -> Self {
        Exponential::new(t, |n| reduce(t, n))
    }

    #[inline(always)]
    pub fn at_sum(t: Sum) -> Self {
        Exponential::new(t.hi, |n| (t.hi - n * LN_2[0]) + (t.lo - n * LN_2[1]))
    }

    /// At about `t`; `reduce` returns t − n·ln 2.
    #[inline(always)]
    fn new(t: Lanes, reduce: impl Fn(Lanes) -> Lanes) -> Self {
        // The exponents of 2⁶⁴ and of 1 are added with the constant that rounds.
        const EXPONENT: f32 = ROUNDING + 64.0 + 127.0;
        let shifted = t * std::f32::consts::LOG2_E + EXPONENT;
        let fraction = expm1_near_0(reduce(shifted - EXPONENT));
        Exponential { power: cast(cast::<_, i32x4>(shifted) << 23), fraction }
    }

    /// eᵗ.
    #[inline(always)]
    pub fn value(self) -> Lanes {
        self.times(Lanes::splat(1.0))
    }

    /// y·eᵗ, which may be representable where eᵗ is not.
    #[inline(always)]
    pub fn times(self, y: Lanes) -> Lanes {
        y * self.biased() * (1.0 / BIAS)
    }

    /// eᵗ times [`BIAS`].
    #[inline(always)]
    fn biased(self) -> Lanes {
        self.power + self.power * self.fraction
    }

    /// y·ln(1 + eᵗ), as 2y·artanh(s), where s = eᵗ/(2 + eᵗ).
    #[inline(always)]
    pub fn ln_1p_times(self, y: f32) -> Lanes {
        let biased = self.biased() / (self.value() + 2.0);
        let s = biased * (1.0 / BIAS);
        let z = s * s;
        // Minimax on [−1/3, 1/3].
        let p = polynomial(z, [0.333_333_37, 0.199_994_74, 0.143_076_06, 0.107_219_43, 0.121_226_28]);
        (biased + biased * z * p) * (y * (2.0 / BIAS))
    }

    /// eᵗ − 1, also near 0.
    #[inline(always)]
    pub fn minus_one(self) -> Lanes {
        let power = self.power * (1.0 / BIAS);
        power * self.fraction + (power - 1.0)
    }
}

/// t − n·ln 2.
#[inline(always)]
fn reduce(t: Lanes, n: Lanes) -> Lanes {
    (t - n * LN_2[0]) - n * LN_2[1]
}

/// eʳ − 1, by a minimax polynomial on [−ln 2/2, ln 2/2].
#[inline(always)]
fn expm1_near_0(r: Lanes) -> Lanes {
    r + r * r * polynomial(r, [0.499_999_94, 0.166_665_17, 0.041_668_28, 0.008_369_248, 0.001_382_074_2])
}

/// eᵗ for every t.
#[inline(always)]
pub(crate) fn exponential(t: Lanes) -> Lanes {
    let t = at_most(at_least(t, -LOWEST), 90.0);
    let shifted = t * std::f32::consts::LOG2_E + ROUNDING;
    let n = shifted - ROUNDING;
    let fraction = expm1_near_0(reduce(t, n));
    // In two steps, since 2ⁿ may overflow or underflow where the result does not.
    let n = cast::<_, i32x4>(shifted) - cast::<_, i32x4>(Lanes::splat(ROUNDING));
    let half = n >> 1;
    let power = |n: i32x4| cast::<_, Lanes>((n + i32x4::splat(127)) << 23);
    let first = power(half);
    (first + first * fraction) * power(n - half)
}
