//! The language of formulas, such as `{ x > 0: x; else: alpha*x }`: the one in which the engine states its own, and that
//! visitors type.
//!
//! [`parse()`] and [`parse_typed()`] give a tree, from which the page makes MathML and the generator makes programs. Its
//! [`Display`](std::fmt::Display) is the one text of it.
//!
//! Grammar, from the loosest to the closest: `sum [where name = sum]`; a sum of products of powers. `-x^2` is −(x²),
//! `2^3^2` is 2⁹, `a/b*c` is (a/b)·c. A sign of multiplication can be left out before a name or an opening bracket, unless a
//! quotient precedes. Powers of e are exp, `|x|` is abs(x).
//!
//! `name(arg, …)` is a function: exp, expm1, ln (or log), log1p, sqrt, abs, sign, floor, sin, cos, sinc, tanh, atan, erf,
//! erfc, sigma (or sigmoid), Phi, phi, softplus, relu, max, min, clip (or clamp), and every activation by its id, with its
//! parameters or their defaults.
//!
//! `{ condition: sum; …; else: sum }` are cases, as are `if(condition, sum, …, sum)` and `cases` of LaTeX; a condition
//! compares two or more sums.
//!
//! Symbols may be those of ASCII, Unicode (`·`, `×`, `÷`, `−`, `≤`, `²`, `√`, Greek letters) or LaTeX (`\cdot`, `\frac`,
//! `\left(`, `\operatorname{}`).

mod cases;
mod choose;
mod compile;
mod definition;
mod error;
#[cfg(test)]
pub(crate) mod evaluate;
mod expr;
mod functions;
mod gallery;
mod jet;
mod kinks;
mod lanes;
mod limits;
mod names;
mod operand;
mod parse;
mod precision;
mod print;
mod program;
mod rewrite;
mod symbols;
#[cfg(test)]
mod tests;
mod token;
mod typed;

pub use definition::{Definition, DefinitionError, Limits, activation};
pub use error::{Error, Expected, Problem};
pub use expr::{Condition, Expr};
pub use gallery::{Example, GALLERY};
pub use names::symbol;
pub use parse::{parse, parse_typed};
pub use typed::Formula;

/// The greatest number of bytes of a formula.
pub const MAX_LENGTH: usize = 2000;
/// The deepest nesting of a formula, so that no text can exhaust the stack.
pub const MAX_DEPTH: usize = 40;
/// The greatest number of operands and operations of a formula.
pub const MAX_NODES: usize = 400;
/// The greatest number of characters of a number.
pub const MAX_DIGITS: usize = 40;
/// The greatest number of bytes of a definition: eight of them fit into an address.
pub const MAX_DEFINITION: usize = 400;
/// The greatest number of parameters of a formula.
pub const MAX_PARAMETERS: usize = 8;
