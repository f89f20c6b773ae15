//! The notation in which formulas are written, such as `{ x > 0: x; else: alpha*x }`.
//!
//! One text serves people and tests: [`parse()`] gives a tree that the page sets as MathML, and that tests
//! evaluate, so a printed formula cannot differ from the function beside it.
//!
//! Grammar: `sum [where name = sum]`; a sum of products of powers; `name(arg, …)` is a function;
//! `{ condition: sum; …; else: sum }` are cases; a condition compares two or three sums.

mod expr;
mod parse;

pub use expr::{Condition, Expr};
pub use parse::{Error, parse};
