//! A formula that visitors typed, ready to be evaluated.

use super::error::Error;
use super::expr::Expr;
use super::jet::Direction;
use super::program::Program;
use super::{compile, parse, parse_typed};
use crate::activation::{Order, TypedFunction};
use std::fmt;
use std::sync::Mutex;

/// A formula with its program; a [`super::Definition`] makes an activation of it.
pub struct Formula {
    text: String,
    parameters: Vec<String>,
    program: Program,
    /// The kinks with the parameters that were asked for last.
    kinks: Mutex<Option<(Vec<f64>, Vec<f64>)>>,
}

impl Formula {
    /// Reads a formula. Its parameters are in the order in which they appear.
    ///
    /// # Errors
    /// Where the text does not follow the grammar of [`super`], or exceeds its limits.
    pub fn new(text: &str) -> Result<Self, Error> {
        let expr = parse_typed(text)?;
        let whole = |problem| Error { start: 0, end: text.len(), problem };
        let (program, parameters) = compile::compile(&expr).map_err(whole)?;
        let printed = expr.to_string();
        // The text is in addresses, from which it has to be read again; brackets of its own may nest it too deeply.
        parse_typed(&printed).map_err(|error| whole(error.problem))?;
        Ok(Formula { text: printed, parameters, program, kinks: Mutex::new(None) })
    }

    /// The formula in the one form in which it is printed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names of the parameters.
    pub fn parameters(&self) -> &[String] {
        &self.parameters
    }

    /// The tree of the formula.
    pub fn expr(&self) -> Option<Expr<'_>> {
        parse(&self.text).ok()
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
}

impl TypedFunction for Formula {
    fn at(&self, order: Order, x: f64, params: &[f64]) -> f64 {
        if x.is_infinite() {
            self.program.limit(order, x.signum(), params)
        } else {
            self.program.at(x, params, Direction::X).of_order(order)
        }
    }

    fn at_all(&self, x: f64, params: &[f64]) -> [f64; 3] {
        if x.is_infinite() {
            return Order::ALL.map(|order| self.at(order, x, params));
        }
        let jet = self.program.at(x, params, Direction::X);
        Order::ALL.map(|order| jet.of_order(order))
    }

    fn parameter_derivative(&self, index: usize, x: f64, params: &[f64]) -> f64 {
        self.program.at(x, params, Direction::Parameter(index as u16)).first
    }

    /// At most 128 are found, those nearest to 0.
    fn kinks(&self, params: &[f64]) -> Vec<f64> {
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

    fn digits(&self, x: f64, params: &[f64]) -> Option<f64> {
        self.program.digits(x, params)
    }

    fn evaluate(&self, params: &[f64], x: &[f32], values: &mut [f32], slopes: &mut [f32]) {
        self.program.evaluate(params, Direction::X, x, values, slopes);
    }

    fn parameter_derivatives(&self, index: usize, params: &[f64], x: &[f32], derivatives: &mut [f32]) {
        self.program.evaluate(params, Direction::Parameter(index as u16), x, &mut [], derivatives);
    }
}

impl fmt::Debug for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.parameters == other.parameters
    }
}
