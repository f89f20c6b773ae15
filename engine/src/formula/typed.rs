//! A formula that visitors typed, ready to be evaluated.

use super::error::{Error, Problem};
use super::expr::Expr;
use super::jet::{Direction, Jet};
use super::program::Program;
use super::{compile, parse, parse_typed};
use crate::activation::Order;
use crate::analysis::boundaries;
use std::sync::Mutex;

/// A formula with its program.
#[derive(Debug)]
pub struct Formula {
    text: String,
    parameters: Vec<String>,
    program: Program,
    /// The kinks with the parameters that were asked for last.
    kinks: Mutex<Option<(Vec<f64>, Vec<f64>)>>,
}

impl Formula {
    /// The value of a parameter when none is given.
    pub const DEFAULT: f64 = 1.0;

    /// Reads a formula.
    ///
    /// # Errors
    /// Where the text does not follow the grammar of [`super`], or exceeds its limits.
    pub fn new(text: &str) -> Result<Self, Error> {
        let expr = parse_typed(text)?;
        let whole = |problem| Error { start: 0, end: text.len(), problem };
        let (program, parameters) = compile::compile(&expr).map_err(whole)?;
        let printed = expr.to_string();
        // The text is in addresses, from which it has to be read again.
        if printed.len() > super::MAX_LENGTH {
            return Err(whole(Problem::TooLong));
        }
        Ok(Formula { text: printed, parameters, program, kinks: Mutex::new(None) })
    }

    /// The one text of the formula; equal formulas have the same.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree of the formula.
    pub fn expr(&self) -> Option<Expr<'_>> {
        parse(&self.text).ok()
    }

    /// The names of the parameters, in the order in which they appear.
    pub fn parameters(&self) -> &[String] {
        &self.parameters
    }

    /// f, f′ or f″ at `x`, with one value for each parameter; at ±∞ the limit, or NaN if there is none.
    pub fn at(&self, order: Order, x: f64, params: &[f64]) -> f64 {
        if x.is_infinite() {
            self.program.limit(order, x.signum(), params)
        } else {
            self.jet(x, params).of_order(order)
        }
    }

    /// ∂f/∂p of the parameter with this index.
    pub fn parameter_derivative(&self, index: usize, x: f64, params: &[f64]) -> f64 {
        self.program.at(x, params, Direction::Parameter(index as u16)).first
    }

    /// Where f, f′ or f″ jumps with these parameters, ascending; at most 128, those nearest to 0.
    pub fn kinks(&self, params: &[f64]) -> Vec<f64> {
        // A lock that a panic poisoned holds a whole value, as it is replaced at once.
        let mut cached = self.kinks.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match &*cached {
            Some((for_params, kinks)) if for_params == params => kinks.clone(),
            _ => {
                let kinks = self.program.kinks(params);
                *cached = Some((params.to_vec(), kinks.clone()));
                kinks
            }
        }
    }

    /// The decimal digits of f at `x` that rounding leaves, a lower bound; `None` where f is not a finite number.
    pub fn digits(&self, x: f64, params: &[f64]) -> Option<f64> {
        self.program.digits(x, params)
    }

    /// The intervals within [`from`, `to`] in which fewer than so many digits are left, ascending; those that are narrower
    /// than a 768th of the whole may be missed.
    pub fn imprecise_intervals(&self, params: &[f64], from: f64, to: f64, digits: f64) -> Vec<(f64, f64)> {
        let is_imprecise = |x: f64| self.digits(x, params).is_some_and(|found| found < digits);
        let mut edges = vec![from];
        edges.extend(boundaries(from, to, is_imprecise));
        edges.push(to);
        let pairs = edges.windows(2).map(|pair| (pair[0], pair[1]));
        pairs.filter(|(a, b)| b - a > (to - from) / 1536.0 && is_imprecise(0.5 * (a + b))).collect()
    }

    /// f and f′ at every `x`, as far as the arrays of results reach; an empty array is for what is not needed.
    pub fn evaluate(&self, params: &[f64], x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        self.program.evaluate(params, x, values, slopes);
    }

    /// The same formula with this parameter as the first, which networks learn.
    #[must_use]
    pub fn with_first(&self, index: usize) -> Self {
        let mut order: Vec<usize> = (0..self.parameters.len()).collect();
        if index < order.len() {
            order[..=index].rotate_right(1);
        }
        Formula {
            text: self.text.clone(),
            parameters: order.iter().map(|old| self.parameters[*old].clone()).collect(),
            program: self.program.with_parameters(&order),
            kinks: Mutex::new(None),
        }
    }

    fn jet(&self, x: f64, params: &[f64]) -> Jet {
        self.program.at(x, params, Direction::X)
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.parameters == other.parameters
    }
}
