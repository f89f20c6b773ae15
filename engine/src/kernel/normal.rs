//! The standard normal distribution.

use super::{Exponential, Lanes, at_most, choose, polynomial, square};

/// φ(0) = 1/√(2π).
const DENSITY_AT_0: f32 = 0.398_942_3;

/// Φ and its density φ at ±a, from one exponential of −a²/2: Φ(−a) = e^(−a²/2)·r(a), where r (half of Mills' ratio in other
/// units) is a rational function to 25 bits up to a = 15, beyond which Φ is 0 in `f32`.
#[derive(Clone, Copy)]
pub(crate) struct Normal {
    positive: Lanes,
    /// |x|, at most 15.
    pub size: Lanes,
    /// e^(−a²/2).
    pub exponential: Exponential,
    /// r(a).
    pub ratio: Lanes,
}

impl Normal {
    #[inline(always)]
    pub fn at(x: Lanes) -> Self {
        let size = at_most(x.abs(), 15.0);
        let ratio = polynomial(size, [0.5, 0.438_496, 0.183_384_25, 0.040_683_545, 0.004_123_792])
            / polynomial(size, [1.0, 1.674_876_9, 1.203_122_1, 0.469_864_34, 0.101_984_9, 0.010_336_695]);
        let exponential = Exponential::at_sum(square(size).scale(-0.5));
        Normal { positive: x.simd_ge(0.0), size, exponential, ratio }
    }

    /// Φ(x).
    #[inline(always)]
    pub fn distribution(self) -> Lanes {
        let tail = self.exponential.times(self.ratio);
        choose(self.positive, 1.0 - tail, tail)
    }

    /// φ(x).
    #[inline(always)]
    pub fn density(self) -> Lanes {
        self.exponential.times(Lanes::splat(DENSITY_AT_0))
    }

    /// Φ(−a) − a·φ(a) for a = |x|.
    #[inline(always)]
    pub fn tail_slope(self) -> Lanes {
        self.exponential.times(self.ratio - self.size * DENSITY_AT_0)
    }

    /// `positive` where x ≥ 0, and `negative` elsewhere.
    #[inline(always)]
    pub fn choose(self, positive: Lanes, negative: Lanes) -> Lanes {
        choose(self.positive, positive, negative)
    }
}
