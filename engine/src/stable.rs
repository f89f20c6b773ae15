//! Building blocks that are accurate to the last digits: compensated arguments, the logistic function, and the normal
//! distribution.
//!
//! `exp(t)` turns an absolute error of `t` into a relative error of the result, so rounding
//! `t = x²/2` once costs hundreds of ULP in the tail. Arguments are therefore represented as an unevaluated
//! sum of two `f64` (T. J. Dekker, "A floating-point technique for extending the available
//! precision", 1971).

use libm::{erfc, exp, expm1};
use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

/// An unevaluated sum `hi + lo` with `|lo|` at most half an ULP of `hi`.
#[derive(Clone, Copy)]
pub(crate) struct DoubleDouble {
    pub hi: f64,
    pub lo: f64,
}

/// Beyond this magnitude Dekker's products could overflow.
const SPLIT_LIMIT: f64 = 1e150;

fn split(a: f64) -> (f64, f64) {
    const FACTOR: f64 = 134_217_729.0; // 2²⁷ + 1
    let c = FACTOR * a;
    let hi = c - (c - a);
    (hi, a - hi)
}

/// `a·b` exactly, unless it overflows or underflows.
pub(crate) fn product(a: f64, b: f64) -> DoubleDouble {
    let hi = a * b;
    if a.abs() > SPLIT_LIMIT || b.abs() > SPLIT_LIMIT {
        // Exact as well, but slow: WebAssembly has no instruction for it.
        return DoubleDouble { hi, lo: if hi.is_finite() { libm::fma(a, b, -hi) } else { 0.0 } };
    }
    let ((ah, al), (bh, bl)) = (split(a), split(b));
    DoubleDouble { hi, lo: ((ah * bh - hi) + ah * bl + al * bh) + al * bl }
}

/// `a/b` to twice the working precision.
pub(crate) fn quotient(a: f64, b: f64) -> DoubleDouble {
    let hi = a / b;
    let back = product(hi, b);
    let lo = ((a - back.hi) - back.lo) / b;
    DoubleDouble { hi, lo: if lo.is_finite() { lo } else { 0.0 } }
}

impl From<f64> for DoubleDouble {
    fn from(hi: f64) -> Self {
        DoubleDouble { hi, lo: 0.0 }
    }
}

impl DoubleDouble {
    /// A constant given to twice the working precision.
    pub const fn new(hi: f64, lo: f64) -> Self {
        DoubleDouble { hi, lo }
    }

    fn renormalized(hi: f64, lo: f64) -> Self {
        if hi.is_infinite() {
            return DoubleDouble { hi, lo: 0.0 };
        }
        let sum = hi + lo;
        DoubleDouble { hi: sum, lo: lo - (sum - hi) }
    }

    /// The product with a plain number.
    pub fn mul_f64(self, b: f64) -> Self {
        let p = product(self.hi, b);
        DoubleDouble::renormalized(p.hi, p.lo + self.lo * b)
    }

    /// The product with another sum.
    pub fn mul(self, other: DoubleDouble) -> Self {
        let p = product(self.hi, other.hi);
        DoubleDouble::renormalized(p.hi, p.lo + (self.hi * other.lo + self.lo * other.hi))
    }

    /// The sum with another sum.
    pub fn add(self, other: DoubleDouble) -> Self {
        let hi = self.hi + other.hi;
        let back = hi - self.hi;
        let error = (self.hi - (hi - back)) + (other.hi - back);
        DoubleDouble::renormalized(hi, error + self.lo + other.lo)
    }

    /// The negative.
    pub fn neg(self) -> Self {
        DoubleDouble { hi: -self.hi, lo: -self.lo }
    }

    /// The quotient by another sum.
    pub fn div(self, other: DoubleDouble) -> Self {
        let hi = self.hi / other.hi;
        let rest = self.add(other.mul_f64(hi).neg());
        DoubleDouble::renormalized(hi, (rest.hi + rest.lo) / other.hi)
    }

    /// Rounded to one `f64`.
    pub fn round(self) -> f64 {
        self.hi + self.lo
    }

    /// `exp(hi + lo)` rounded.
    pub fn exp(self) -> f64 {
        let e = exp(self.hi);
        if e.is_finite() { e + e * self.lo } else { e }
    }

    /// `expm1(hi + lo)` rounded.
    pub fn expm1(self) -> f64 {
        let e = expm1(self.hi);
        if e.is_finite() { e + (e + 1.0) * self.lo } else { e }
    }
}

/// The logistic function and its derivatives, from one exponential of `−|t|`.
///
/// Finite for every `t` but NaN: beyond the largest `f64` the limits are taken.
pub(crate) struct Logistic {
    t: f64,
    e: f64,
}

impl Logistic {
    pub fn at(t: impl Into<DoubleDouble>) -> Self {
        let t = t.into();
        let hi = t.hi.clamp(-f64::MAX, f64::MAX);
        let down = if hi > 0.0 { t.neg() } else { t };
        Logistic { t: hi, e: down.exp() }
    }

    /// σ(t).
    pub fn sigma(&self) -> f64 {
        if self.t >= 0.0 { 1.0 / (1.0 + self.e) } else { self.e / (1.0 + self.e) }
    }

    /// σ(−t) = 1 − σ(t), without the cancellation.
    pub fn complement(&self) -> f64 {
        if self.t >= 0.0 { self.e / (1.0 + self.e) } else { 1.0 / (1.0 + self.e) }
    }

    /// σ′(t) = σ(t)·σ(−t).
    pub fn slope(&self) -> f64 {
        let d = 1.0 + self.e;
        self.e / (d * d)
    }

    /// tanh(t/2) = 2σ(t) − 1.
    pub fn tanh_half(&self) -> f64 {
        let size = -expm1(-self.t.abs()) / (1.0 + self.e);
        size.copysign(self.t)
    }

    /// The derivative with respect to `t` of `t·σ(t)`: σ(t)(1 + t·σ(−t)).
    pub fn gate_slope(&self) -> f64 {
        self.sigma() * (1.0 + self.t * self.complement())
    }

    /// The second derivative with respect to `t` of `t·σ(t)`: σ′(t)(2 − t·tanh(t/2)).
    pub fn gate_second_derivative(&self) -> f64 {
        // t·tanh(t/2) may overflow where σ′ is 0 already.
        if self.e == 0.0 { 0.0 } else { self.slope() * (2.0 - self.t * self.tanh_half()) }
    }
}

/// `x·factor` for a gate's output: the limit 0, not NaN, where `x` is −∞ and the gate has closed.
pub(crate) fn mul_or_zero(x: f64, factor: f64) -> f64 {
    if x.is_infinite() && factor == 0.0 { -0.0 } else { x * factor }
}

/// The largest finite number in the direction of an infinite `x`: where a derivative has a limit, it is
/// the value there.
pub(crate) fn clamp_finite(x: f64) -> f64 {
    x.clamp(-f64::MAX, f64::MAX)
}

/// √(x² + b) without overflow.
pub(crate) fn sqrt_square_plus(x: f64, b: f64) -> f64 {
    libm::hypot(x, b.sqrt())
}

/// The standard normal density φ(x) = exp(−x²/2)/√(2π).
pub(crate) fn normal_density(x: f64) -> f64 {
    const SCALE: DoubleDouble = DoubleDouble::new(0.398_942_280_401_432_7, -2.492_327_202_277_73e-17);
    let square = product(x, x);
    let e = DoubleDouble::new(-0.5 * square.hi, -0.5 * square.lo).exp();
    e * SCALE.hi + e * SCALE.lo
}

/// The standard normal distribution Φ(x) = ½erfc(−x/√2), corrected for the rounding of the argument.
pub(crate) fn normal_distribution(x: f64) -> f64 {
    const ROOT_HALF: DoubleDouble = DoubleDouble::new(FRAC_1_SQRT_2, -4.833_646_656_726_457e-17);
    let z = ROOT_HALF.mul_f64(-clamp_finite(x));
    0.5 * (erfc(z.hi) - FRAC_2_SQRT_PI * exp(-z.hi * z.hi) * z.lo)
}
