//! The one text of a formula, for addresses: [`super::parse()`] makes the same tree of it.

use super::expr::{Condition, Expr};
use std::fmt::{Display, Formatter, Result};

/// The precedence of an expression as it is printed.
#[derive(PartialEq, PartialOrd, Clone, Copy)]
enum Precedence {
    Whole,
    Sum,
    Sign,
    Product,
    Power,
    Atom,
}

fn precedence(expr: &Expr<'_>) -> Precedence {
    match expr {
        Expr::Where(..) => Precedence::Whole,
        Expr::Binary('+' | '-', ..) => Precedence::Sum,
        Expr::Negative(_) => Precedence::Sign,
        Expr::Binary('*' | '/', ..) => Precedence::Product,
        Expr::Binary(..) => Precedence::Power,
        Expr::Number(_) | Expr::Name(_) | Expr::Call(..) | Expr::Cases(..) => Precedence::Atom,
    }
}

/// An expression, in parentheses if its precedence is lower than that of the surroundings.
struct Within<'e, 'a>(&'e Expr<'a>, Precedence);

impl Display for Within<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Within(expr, least) = self;
        if precedence(expr) < *least { write!(f, "({expr})") } else { expr.fmt(f) }
    }
}

impl Display for Expr<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Expr::Number(text) | Expr::Name(text) => f.write_str(text),
            // The sign is that of the product after it.
            Expr::Negative(inner) => write!(f, "-{}", Within(inner, Precedence::Sign)),
            Expr::Binary(operator, left, right) => match operator {
                '+' | '-' => {
                    let right = Within(right, Precedence::Product);
                    write!(f, "{} {operator} {right}", Within(left, Precedence::Sum))
                }
                '*' | '/' => {
                    let right = Within(right, Precedence::Power);
                    write!(f, "{}{operator}{right}", Within(left, Precedence::Product))
                }
                _ => {
                    let right = Within(right, Precedence::Power);
                    write!(f, "{}{operator}{right}", Within(left, Precedence::Atom))
                }
            },
            Expr::Call(name, arguments) => {
                write!(f, "{name}(")?;
                for (i, argument) in arguments.iter().enumerate() {
                    write!(f, "{}{argument}", if i > 0 { ", " } else { "" })?;
                }
                f.write_str(")")
            }
            Expr::Cases(cases, otherwise) => {
                f.write_str("{ ")?;
                for (when, then) in cases {
                    write!(f, "{when}: {then}; ")?;
                }
                write!(f, "else: {otherwise} }}")
            }
            Expr::Where(body, name, meaning) => write!(f, "{body} where {name} = {meaning}"),
        }
    }
}

impl Display for Condition<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.first.fmt(f)?;
        self.rest.iter().try_for_each(|(operator, next)| write!(f, " {operator} {next}"))
    }
}
