//! The hyperbolic tangent and the arctangent.

use super::exponential::LOWEST;
use super::{Exponential, Lanes, at_most, choose, polynomial, with_sign};

/// tanh x, from an exponential of −2|x|.
#[derive(Clone, Copy)]
pub(crate) struct Tangent {
    x: Lanes,
    exponential: Exponential,
}

impl Tangent {
    #[inline(always)]
    pub fn at(x: Lanes) -> Self {
        Tangent { x, exponential: Exponential::at(at_most(x.abs(), LOWEST / 2.0) * -2.0) }
    }

    /// tanh x = −u/(2 + u), where u = e^(−2|x|) − 1.
    #[inline(always)]
    pub fn value(self) -> Lanes {
        let u = self.exponential.minus_one();
        with_sign(-u / (u + 2.0), self.x)
    }

    /// tanh′ x = 4q/(1 + q)², where q = e^(−2|x|).
    #[inline(always)]
    pub fn slope(self) -> Lanes {
        let q = self.exponential.value();
        4.0 * q / (q * (q + 2.0) + 1.0)
    }

    /// x − tanh x.
    #[inline(always)]
    pub fn remainder(self) -> Lanes {
        choose(self.is_small(), self.small_remainder(), self.x - self.value())
    }

    /// tanh² x.
    #[inline(always)]
    pub fn square(self) -> Lanes {
        let small = self.x - self.small_remainder();
        choose(self.is_small(), small * small, 1.0 - self.slope())
    }

    #[inline(always)]
    fn is_small(self) -> Lanes {
        self.x.abs().simd_lt(1.5)
    }

    /// x − tanh x for |x| < 1.5, where the difference cancels.
    #[inline(always)]
    fn small_remainder(self) -> Lanes {
        let z = self.x * self.x;
        // Minimax on [−1.5, 1.5].
        let p = polynomial(
            z,
            [
                0.333_333_34,
                -0.133_334_09,
                0.053_977_747,
                -0.021_915_466,
                0.008_971_398,
                -0.003_720_633,
                0.001_509_509_2,
                -5.378_352_4e-4,
                1.443_217_2e-4,
                -2.432_641_3e-5,
                1.871_895_2e-6,
            ],
        );
        self.x * z * p
    }
}

/// arctan x.
#[inline(always)]
pub(crate) fn arctangent(x: Lanes) -> Lanes {
    const HALF_PI: [f32; 2] = [std::f32::consts::FRAC_PI_2, -4.371_139e-8];
    let size = x.abs();
    let far = size.simd_gt(1.0);
    let t = choose(far, 1.0 / size, size);
    let z = t * t;
    // Minimax on [0, 1].
    let p = polynomial(
        z,
        [
            0.333_333_02,
            -0.199_986_28,
            0.142_651_26,
            -0.109_569_33,
            0.084_175_43,
            -0.058_201_257,
            0.031_422_142,
            -0.011_046_255,
            0.001_823_116,
        ],
    );
    let near = t - t * z * p;
    with_sign(choose(far, HALF_PI[0] - (near - HALF_PI[1]), near), x)
}
