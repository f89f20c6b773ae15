//! Sine and cosine.

use super::{Lanes, Sum, choose, polynomial};
use bytemuck::cast;
use wide::i32x4;

/// The greatest |t| of [`sin_cos`].
pub(crate) const MAX_PHASE: f32 = 8192.0;

/// π/2 in parts whose products with up to thirteen bits are exact.
const HALF_PI: [f32; 3] = [1.570_312_5, 4.837_513e-4, 7.549_79e-8];

/// sin t and cos t, for |t| up to [`MAX_PHASE`].
#[inline(always)]
pub(crate) fn sin_cos(t: impl Into<Sum>) -> [Lanes; 2] {
    const ROUNDING: f32 = 12_582_912.0; // 1.5·2²³: leaves the nearest integer in the last bits
    let t = t.into();
    let shifted = (t.hi + t.lo) * std::f32::consts::FRAC_2_PI + ROUNDING;
    let n = shifted - ROUNDING;
    let most = t.hi - n * HALF_PI[0] - n * HALF_PI[1];
    let rest = t.lo - n * HALF_PI[2];
    let r = most + rest;
    let lost = most - r + rest;
    let z = r * r;
    // Minimax on [−π/4, π/4].
    let sin = r + (lost - r * z * polynomial(z, [0.166_666_54, -0.008_332_102, 1.950_684_4e-4]));
    let upper = 1.0 - 0.5 * z;
    let lower = 1.0 - upper - 0.5 * z - r * lost;
    let cos = upper + (lower + z * z * polynomial(z, [0.041_666_646, -0.001_388_730_1, 2.443_067e-5]));
    let quarter = cast::<_, i32x4>(shifted);
    let odd: Lanes = cast((quarter << 31) >> 31);
    let sign = |quarter: i32x4| cast::<_, Lanes>((quarter << 30) & i32x4::splat(i32::MIN));
    [choose(odd, cos, sin) ^ sign(quarter), choose(odd, sin, cos) ^ sign(quarter + i32x4::splat(1))]
}
