//! The logistic function.

use super::exponential::LOWEST;
use super::{Exponential, Factor, Lanes, Sum, at_least, at_most, choose};

/// σ(t), from one exponential of −|t| and one division.
#[derive(Clone, Copy)]
pub(crate) struct Gate {
    open: Lanes,
    exponential: Exponential,
    /// e^(−|t|).
    e: Lanes,
}

impl Gate {
    /// At every t.
    #[inline(always)]
    pub fn at(t: Lanes) -> Self {
        Gate::new(t.simd_ge(0.0), Exponential::at(-at_most(t.abs(), LOWEST)))
    }

    /// At t, given as −|t| within [`LOWEST`], and whether t ≥ 0.
    #[inline(always)]
    pub fn at_sum(open: Lanes, down: Sum) -> Self {
        Gate::new(open, Exponential::at_sum(down))
    }

    #[inline(always)]
    fn new(open: Lanes, exponential: Exponential) -> Self {
        Gate { open, exponential, e: exponential.value() }
    }

    /// σ(t).
    #[inline(always)]
    pub fn sigma(self) -> Lanes {
        choose(self.open, 1.0, self.e) / (self.e + 1.0)
    }

    /// σ(−t) = 1 − σ(t).
    #[inline(always)]
    pub fn complement(self) -> Lanes {
        choose(self.open, self.e, 1.0) / (self.e + 1.0)
    }

    /// σ′(t) = σ(t)·σ(−t).
    #[inline(always)]
    pub fn slope(self) -> Lanes {
        self.e / self.square()
    }

    /// (1 + e)², with one rounding less than the product.
    #[inline(always)]
    fn square(self) -> Lanes {
        self.e * (self.e + 2.0) + 1.0
    }

    /// y·σ(t), which may be representable where σ(t) is not.
    #[inline(always)]
    pub fn times(self, y: Lanes) -> Lanes {
        choose(self.open, y, self.exponential.times(y)) / (self.e + 1.0)
    }

    /// σ(t)(1 + y·σ(−t)): for y = t the derivative with respect to t of t·σ(t).
    #[inline(always)]
    pub fn gate_slope(self, y: Lanes) -> Lanes {
        // Over the common denominator there are fewer roundings.
        let e = self.e;
        let d = e + 1.0;
        choose(self.open, y * e + d, self.exponential.times(y + d)) / self.square()
    }

    /// y·ln(1 + e^(−|t|)).
    #[inline(always)]
    pub fn ln_1p_times(self, y: f32) -> Lanes {
        self.exponential.ln_1p_times(y)
    }
}

/// σ(βx) for a parameter β ≥ 0.
#[derive(Clone, Copy)]
pub(crate) struct ScaledGate {
    beta: f32,
    /// −β.
    down: Factor,
    /// The greatest |x| of which βx is computed.
    farthest: f32,
    /// The least x that swish multiplies; the limit towards −∞ is 0, or −∞ for β = 0.
    lowest: f32,
    /// The least x for which βx ≥ 0.
    least_open: f32,
}

impl ScaledGate {
    pub fn new(beta: f64) -> Self {
        let farthest = (f64::from(LOWEST) / beta).min(f64::from(f32::MAX)) as f32;
        let (lowest, least_open) =
            if beta == 0.0 { (f32::NEG_INFINITY, f32::NEG_INFINITY) } else { (-farthest, 0.0) };
        ScaledGate { beta: beta as f32, down: Factor::new(-beta), farthest, lowest, least_open }
    }

    /// The gate at βx.
    #[inline(always)]
    pub fn at(self, x: Lanes) -> Gate {
        Gate::at_sum(x.simd_ge(self.least_open), self.down.times(at_most(x.abs(), self.farthest)))
    }

    /// The derivative by β of x·σ(βx), x²·σ(βx)·σ(−βx).
    #[inline(always)]
    pub fn swish_by_beta(self, x: Lanes) -> Lanes {
        let near = at_least(at_most(x, self.farthest), -self.farthest);
        near * (near * self.at(x).slope())
    }

    /// x·σ(βx), and its derivative with respect to x.
    #[inline(always)]
    pub fn swish(self, x: Lanes) -> [Lanes; 2] {
        let gate = self.at(x);
        let near = at_least(at_most(x, self.farthest), -self.farthest);
        [gate.times(at_least(x, self.lowest)), gate.gate_slope(near * self.beta)]
    }
}
