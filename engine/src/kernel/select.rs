//! Limits, choices and polynomials, lane by lane.

use super::Lanes;

/// The larger of `x` and `low`; NaN where `x` is.
#[inline(always)]
pub(crate) fn at_least(x: Lanes, low: impl Into<Lanes>) -> Lanes {
    // Of NaN and a number x86 returns the second operand, WebAssembly the first, and ARM NaN.
    if cfg!(target_feature = "sse") { low.into().fast_max(x) } else { x.fast_max(low.into()) }
}

/// The smaller of `x` and `high`; NaN where `x` is.
#[inline(always)]
pub(crate) fn at_most(x: Lanes, high: impl Into<Lanes>) -> Lanes {
    if cfg!(target_feature = "sse") { high.into().fast_min(x) } else { x.fast_min(high.into()) }
}

/// `yes` where `condition` holds, and `no` elsewhere.
#[inline(always)]
pub(crate) fn choose(condition: Lanes, yes: impl Into<Lanes>, no: impl Into<Lanes>) -> Lanes {
    condition.select(yes.into(), no.into())
}

/// `y`, but NaN where `x` is.
#[inline(always)]
pub(crate) fn nan_or(x: Lanes, y: Lanes) -> Lanes {
    y | x.simd_ne(x)
}

/// `size`, which is not negative, with the sign of `x`.
#[inline(always)]
pub(crate) fn with_sign(size: Lanes, x: Lanes) -> Lanes {
    size | (x & Lanes::splat(-0.0))
}

/// The polynomial with these coefficients, ascending, by Horner's scheme.
#[inline(always)]
pub(crate) fn polynomial<const N: usize>(x: Lanes, coefficients: [f32; N]) -> Lanes {
    let mut sum = Lanes::splat(coefficients[N - 1]);
    for c in coefficients[..N - 1].iter().rev() {
        sum = sum * x + Lanes::splat(*c);
    }
    sum
}

/// `y`, but where |x| > `limit` a function of `f64`: slow, for numbers that are rare.
#[inline(always)]
pub(crate) fn replace_beyond(limit: f32, x: Lanes, y: Lanes, f: impl Fn(f64) -> f64) -> Lanes {
    let beyond = x.abs().simd_gt(limit);
    if beyond.any() { choose(beyond, map_lanes(x, f), y) } else { y }
}

#[cold]
#[inline(never)]
fn map_lanes(x: Lanes, f: impl Fn(f64) -> f64) -> Lanes {
    Lanes::new(x.to_array().map(|x| f(f64::from(x)) as f32))
}
