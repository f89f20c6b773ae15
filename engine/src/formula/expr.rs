//! The syntax tree of a formula.

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr<'a> {
    /// The digits of a number.
    Number(&'a str),
    /// The variable, a parameter, `pi` or an abbreviation.
    Name(&'a str),
    /// The negative.
    Negative(Box<Expr<'a>>),
    /// Two operands of `+`, `-`, `*`, `/` or `^`.
    Binary(char, Box<Expr<'a>>, Box<Expr<'a>>),
    /// A function by its one name, such as `ln` for `log`, and its arguments.
    Call(&'a str, Vec<Expr<'a>>),
    /// The first case whose condition holds, or the last expression.
    Cases(Vec<(Condition<'a>, Expr<'a>)>, Box<Expr<'a>>),
    /// The body, in which the name abbreviates the second expression.
    Where(Box<Expr<'a>>, &'a str, Box<Expr<'a>>),
}

impl Expr<'_> {
    /// Whether x occurs in it.
    pub fn depends_on_x(&self) -> bool {
        match self {
            Expr::Number(_) => false,
            Expr::Name(name) => *name == "x",
            Expr::Negative(inner) => inner.depends_on_x(),
            Expr::Binary(_, left, right) | Expr::Where(left, _, right) => {
                left.depends_on_x() || right.depends_on_x()
            }
            Expr::Call(_, arguments) => arguments.iter().any(Expr::depends_on_x),
            Expr::Cases(cases, otherwise) => {
                otherwise.depends_on_x()
                    || cases.iter().any(|(when, then)| when.depends_on_x() || then.depends_on_x())
            }
        }
    }
}

impl Condition<'_> {
    fn depends_on_x(&self) -> bool {
        self.first.depends_on_x() || self.rest.iter().any(|(_, operand)| operand.depends_on_x())
    }
}

/// A chain of comparisons, such as `-3 < x < 3`.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition<'a> {
    /// The first operand.
    pub first: Expr<'a>,
    /// The operators (`<`, `<=`, `>`, `>=`) each with the operand after it.
    pub rest: Vec<(&'a str, Expr<'a>)>,
}
