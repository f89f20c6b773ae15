//! The notation of formulas, such as `{ x > 0: x; else: alpha*x }`.
//!
//! [`parse()`] gives a tree, from which the page makes MathML and the generator makes programs. Tests evaluate it, so that
//! a printed formula cannot differ from the function.
//!
//! Grammar: `sum [where name = sum]`; a sum of products of powers; `name(arg, …)` is a function;
//! `{ condition: sum; …; else: sum }` are cases; a condition compares two or three sums.

#[cfg(test)]
pub(crate) mod evaluate;
mod expr;
mod parse;
#[cfg(test)]
mod tests;

pub use expr::{Condition, Expr};
pub use parse::{Error, Expected, parse};
