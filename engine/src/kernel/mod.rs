//! Activations over arrays of `f32`, four numbers at a time.
//!
//! An activation declares its kernel with [`lanes`], in its file: one closure from four inputs to f and f′ there. Three
//! loops are made of it: f, f′, and both; what a loop does not store, the compiler drops. A kernel uses only operations
//! that IEEE 754 rounds in one way (no fused multiply-add), so every machine computes the same bits, whatever the length
//! of the array.

mod exponential;
mod gate;
mod normal;
mod parameter;
mod root;
mod select;
mod tangent;
mod trigonometric;

pub(crate) use exponential::{Exponential, LOWEST, exponential};
pub(crate) use gate::{Gate, ScaledGate};
pub(crate) use normal::Normal;
pub(crate) use parameter::{Factor, Sum, round_down, round_up, square, upper_half};
pub(crate) use root::hypotenuse;
pub(crate) use select::{at_least, at_most, choose, nan_or, polynomial, replace_beyond, with_sign};
pub(crate) use tangent::{Tangent, arctangent};
pub(crate) use trigonometric::{MAX_PHASE, sin_cos};

use crate::activation::{Instance, Order, Params};
use wide::f32x4;

/// Four numbers.
pub(crate) type Lanes = f32x4;

/// f and f′ of an activation at every number of an array. Arrays of results are as long as that of the inputs.
pub trait Kernel: Send + Sync {
    /// f.
    fn values(&self, f: &Instance, x: &[f32], values: &mut [f32]);
    /// f′.
    fn slopes(&self, f: &Instance, x: &[f32], slopes: &mut [f32]);
    /// f and f′.
    fn values_and_slopes(&self, f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]);
    /// The derivatives by the parameter that is learned; 0 if there is none.
    fn parameter_derivatives(&self, f: &Instance, x: &[f32], derivatives: &mut [f32]) {
        let by_parameter = f.activation.parameter_derivative.unwrap_or(&|_, _| 0.0);
        for (derivative, x) in derivatives.iter_mut().zip(x) {
            *derivative = by_parameter(f64::from(*x), &f.params) as f32;
        }
    }
}

/// The functions of `f64`, one number after the other: for activations without a kernel of their own.
pub(crate) struct OneByOne;

impl Kernel for OneByOne {
    fn values(&self, f: &Instance, x: &[f32], values: &mut [f32]) {
        evaluate(f, Order::Value, x, values);
    }

    fn slopes(&self, f: &Instance, x: &[f32], slopes: &mut [f32]) {
        evaluate(f, Order::Slope, x, slopes);
    }

    fn values_and_slopes(&self, f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        evaluate(f, Order::Value, x, values);
        evaluate(f, Order::Slope, x, slopes);
    }
}

fn evaluate(f: &Instance, order: Order, x: &[f32], results: &mut [f32]) {
    for (result, x) in results.iter_mut().zip(x) {
        *result = f.at(order, f64::from(*x)) as f32;
    }
}

/// A kernel of two closures; see [`lanes`].
pub(crate) struct LaneKernel<P, F> {
    prepare: P,
    at: F,
}

/// The kernel that calls `prepare` once with the parameters, and `at` for every four inputs with what that returned. The
/// results of `at` are f and f′.
pub(crate) const fn lanes<C, P, F>(prepare: P, at: F) -> LaneKernel<P, F>
where
    P: Fn(&Params) -> C + Send + Sync,
    F: Fn(Lanes, &C) -> [Lanes; 2] + Send + Sync,
{
    LaneKernel { prepare, at }
}

impl<C, P, F> Kernel for LaneKernel<P, F>
where
    P: Fn(&Params) -> C + Send + Sync,
    F: Fn(Lanes, &C) -> [Lanes; 2] + Send + Sync,
{
    fn values(&self, f: &Instance, x: &[f32], values: &mut [f32]) {
        let constants = (self.prepare)(&f.params);
        map(x, values, |x| (self.at)(x, &constants)[0]);
    }

    fn slopes(&self, f: &Instance, x: &[f32], slopes: &mut [f32]) {
        let constants = (self.prepare)(&f.params);
        map(x, slopes, |x| (self.at)(x, &constants)[1]);
    }

    fn values_and_slopes(&self, f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        let constants = (self.prepare)(&f.params);
        let at = |x| (self.at)(x, &constants);
        let (blocks, rest) = x.as_chunks();
        let (value_blocks, value_rest) = values.as_chunks_mut();
        let (slope_blocks, slope_rest) = slopes.as_chunks_mut();
        map_blocks_twice(blocks, value_blocks, slope_blocks, &at);
        if !rest.is_empty() {
            let (mut value, mut slope) = ([[0.0; 4]], [[0.0; 4]]);
            map_blocks_twice(&[padded(rest)], &mut value, &mut slope, &at);
            value_rest.copy_from_slice(&value[0][..rest.len()]);
            slope_rest.copy_from_slice(&slope[0][..rest.len()]);
        }
    }
}

/// A kernel with a closure for the derivative by the parameter that is learned; see [`LaneKernel::learning`].
pub(crate) struct LearningKernel<P, F, D> {
    function: LaneKernel<P, F>,
    by_parameter: D,
}

impl<P, F> LaneKernel<P, F> {
    /// With the derivatives by the parameter that is learned, of every four inputs and what `prepare` returned.
    pub(crate) const fn learning<C, D>(self, by_parameter: D) -> LearningKernel<P, F, D>
    where
        P: Fn(&Params) -> C,
        D: Fn(Lanes, &C) -> Lanes + Send + Sync,
    {
        LearningKernel { function: self, by_parameter }
    }
}

impl<C, P, F, D> Kernel for LearningKernel<P, F, D>
where
    P: Fn(&Params) -> C + Send + Sync,
    F: Fn(Lanes, &C) -> [Lanes; 2] + Send + Sync,
    D: Fn(Lanes, &C) -> Lanes + Send + Sync,
{
    fn values(&self, f: &Instance, x: &[f32], values: &mut [f32]) {
        self.function.values(f, x, values);
    }

    fn slopes(&self, f: &Instance, x: &[f32], slopes: &mut [f32]) {
        self.function.slopes(f, x, slopes);
    }

    fn values_and_slopes(&self, f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        self.function.values_and_slopes(f, x, values, slopes);
    }

    fn parameter_derivatives(&self, f: &Instance, x: &[f32], derivatives: &mut [f32]) {
        let constants = (self.function.prepare)(&f.params);
        map(x, derivatives, |x| (self.by_parameter)(x, &constants));
    }
}

/// A copy four numbers at a time, which is the least that a kernel takes.
pub fn copy(x: &[f32], results: &mut [f32]) {
    // The compiler does not know that it is 0: it would make a copy of memory of it.
    let zero = Lanes::splat(std::hint::black_box(0.0));
    map(x, results, |x| x | zero);
}

/// `f` at every number of an array.
fn map(x: &[f32], results: &mut [f32], f: impl Fn(Lanes) -> Lanes) {
    let (blocks, rest) = x.as_chunks();
    let (result_blocks, result_rest) = results.as_chunks_mut();
    map_blocks(blocks, result_blocks, &f);
    if !rest.is_empty() {
        let mut result = [[0.0; 4]];
        map_blocks(&[padded(rest)], &mut result, &f);
        result_rest.copy_from_slice(&result[0][..rest.len()]);
    }
}

/// Up to three numbers, and zeros.
pub(crate) fn padded(rest: &[f32]) -> [f32; 4] {
    std::array::from_fn(|i| rest.get(i).copied().unwrap_or(0.0))
}

// Not inlined, so that a program has each closure once.
#[inline(never)]
fn map_blocks(x: &[[f32; 4]], results: &mut [[f32; 4]], f: &impl Fn(Lanes) -> Lanes) {
    for (x, result) in x.iter().zip(results) {
        *result = f(Lanes::new(*x)).to_array();
    }
}

#[inline(never)]
fn map_blocks_twice(
    x: &[[f32; 4]],
    values: &mut [[f32; 4]],
    slopes: &mut [[f32; 4]],
    f: &impl Fn(Lanes) -> [Lanes; 2],
) {
    for ((x, value), slope) in x.iter().zip(values).zip(slopes) {
        [*value, *slope] = f(Lanes::new(*x)).map(Lanes::to_array);
    }
}
