//! Activations that visitors type. Their records are made at run time, and live as long as the program.

use super::*;
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A function whose formula is known at run time only. Behind a trait, so that a program that has no such functions does
/// not contain what evaluates them.
pub trait TypedFunction: Debug + Send + Sync {
    /// f, f′ or f″ at `x`; at ±∞ the limit, or NaN if there is none.
    fn at(&self, order: Order, x: f64, params: &[f64]) -> f64;
    /// f, f′ and f″ at `x`, likewise, in less time than one by one.
    fn at_all(&self, x: f64, params: &[f64]) -> [f64; 3];
    /// ∂f/∂p of the parameter with this index.
    fn parameter_derivative(&self, index: usize, x: f64, params: &[f64]) -> f64;
    /// ∂f/∂p of the parameter with this index at every `x`.
    fn parameter_derivatives(&self, index: usize, params: &[f64], x: &[f32], derivatives: &mut [f32]);
    /// Where f, f′ or f″ jumps, ascending.
    fn kinks(&self, params: &[f64]) -> Vec<f64>;
    /// The decimal digits of f at `x` that rounding leaves, a lower bound; `None` where f is not a finite number.
    fn digits(&self, x: f64, params: &[f64]) -> Option<f64>;
    /// f and f′ at every `x`, as far as the arrays of results reach; an empty array is for what is not needed.
    fn evaluate(&self, params: &[f64], x: &[f32], values: &mut [f32], slopes: &mut [f32]);
}

/// The greatest number of functions that one program defines, since their memory is not freed: hours of typing.
pub const MAX_TYPED: usize = 5000;

/// The functions that were defined.
static DEFINED: Mutex<Vec<&'static Activation>> = Mutex::new(Vec::new());

/// What defines an activation at run time.
pub(crate) struct Record<'a> {
    /// The definition as a text, which is its id: equal ones are one activation.
    pub id: &'a str,
    /// The name in print.
    pub name: &'a str,
    /// f(x), in the notation of [`crate::formula`].
    pub formula: &'a str,
    /// The parameters.
    pub params: Vec<Param>,
    /// Whether networks learn the first of them.
    pub learns: bool,
    /// The paper that introduced the formula, if it is a known one.
    pub origin: &'static str,
}

fn defined() -> MutexGuard<'static, Vec<&'static Activation>> {
    // A lock that a panic poisoned holds a whole list, as activations are pushed when they are complete.
    DEFINED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The activation that was defined with this id.
pub(crate) fn find_typed(id: &str) -> Option<&'static Activation> {
    defined().iter().copied().find(|activation| activation.id == id)
}

/// How many functions were defined.
pub fn typed_count() -> usize {
    defined().len()
}

/// Makes the activation of a record; `None` if there are [`MAX_TYPED`] already.
pub(crate) fn define<F: TypedFunction + 'static>(record: Record, function: F) -> Option<&'static Activation> {
    let mut defined = defined();
    if defined.len() >= MAX_TYPED {
        return None;
    }
    let activation = Box::leak(Box::new(activation(record, Box::leak(Box::new(function)))));
    defined.push(activation);
    Some(activation)
}

fn activation(record: Record, function: &'static dyn TypedFunction) -> Activation {
    let of_order = |order| -> Function { Box::leak(Box::new(move |x, p: &Params| function.at(order, x, p))) };
    let by_parameter =
        || -> Function { Box::leak(Box::new(|x, p: &Params| function.parameter_derivative(0, x, p))) };
    Activation {
        id: leak(record.id),
        name: leak(record.name),
        formula: leak(record.formula),
        params: record.params.leak(),
        origin: record.origin,
        value: of_order(Order::Value),
        slope: of_order(Order::Slope),
        second_derivative: of_order(Order::SecondDerivative),
        parameter_derivative: record.learns.then(by_parameter),
        kinks: Box::leak(Box::new(|p: &Params| function.kinks(p))),
        typed: Some(function),
        ..Activation::BASE
    }
}

/// A text that lives as long as the program.
pub(crate) fn leak(text: &str) -> &'static str {
    String::from(text).leak()
}

/// The functions over arrays.
pub(super) static KERNEL: &dyn Kernel = &TypedKernel;

struct TypedKernel;

impl Kernel for TypedKernel {
    fn values(&self, f: &Instance, x: &[f32], values: &mut [f32]) {
        evaluate(f, x, values, &mut []);
    }

    fn slopes(&self, f: &Instance, x: &[f32], slopes: &mut [f32]) {
        evaluate(f, x, &mut [], slopes);
    }

    fn values_and_slopes(&self, f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        evaluate(f, x, values, slopes);
    }

    fn parameter_derivatives(&self, f: &Instance, x: &[f32], derivatives: &mut [f32]) {
        if let Some(function) = f.activation.typed {
            function.parameter_derivatives(0, &f.params, x, derivatives);
        }
    }
}

fn evaluate(f: &Instance, x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
    if let Some(function) = f.activation.typed {
        function.evaluate(&f.params, x, values, slopes);
    }
}
