//! The text of an expression, and its use in larger expressions.

use super::syntax::Operands;

/// The precedence of the outermost operator of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    /// `condition ? yes : no`, or any other expression.
    Choice,
    /// `a + b`.
    Sum,
    /// `a * b`.
    Product,
    /// `-a`.
    Sign,
    /// `a ** 2`.
    Power,
    /// A name, a number, a call, or an expression in brackets.
    Atom,
}

/// The text of an expression.
#[derive(Debug, Clone)]
pub(super) struct Fragment {
    pub text: String,
    precedence: Precedence,
    /// Whether it is a tensor that depends on the input; otherwise it is a scalar.
    pub tensor: bool,
    /// Whether it is a variable, which may have to be cloned or borrowed.
    name: bool,
}

impl Fragment {
    pub(super) fn new(text: String, precedence: Precedence, tensor: bool) -> Self {
        Fragment { text, precedence, tensor, name: false }
    }

    /// A variable.
    pub(super) fn variable(text: String, tensor: bool) -> Self {
        Fragment { text, precedence: Precedence::Atom, tensor, name: true }
    }

    /// The text, in brackets if its precedence is lower than this.
    pub(super) fn parenthesized(&self, precedence: Precedence) -> String {
        if self.precedence < precedence { format!("({})", self.text) } else { self.text.clone() }
    }

    /// The text as an operand; tensors may have to be cloned or borrowed.
    pub(super) fn operand(&self, operands: Operands, precedence: Precedence) -> String {
        match operands {
            Operands::Cloned if self.name && self.tensor => format!("{}.clone()", self.text),
            Operands::Fallible if self.name && self.tensor && self.text != "x" => {
                format!("&{}", self.text)
            }
            _ => self.parenthesized(precedence),
        }
    }

    /// The text as the value of a definition; tensors may have to be cloned.
    pub(super) fn as_value(&self, operands: Operands) -> String {
        match operands {
            Operands::Plain => self.text.clone(),
            _ if self.name && self.tensor => format!("{}.clone()", self.text),
            _ => self.text.clone(),
        }
    }

    /// The text as the return value: a `Result` if operations are fallible.
    pub(super) fn as_return(&self, operands: Operands) -> String {
        if operands != Operands::Fallible {
            return self.as_value(operands);
        }
        match self.text.strip_suffix('?') {
            Some(call) => match call.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
                Some(inner) if balanced(inner) => inner.to_owned(),
                _ => call.to_owned(),
            },
            None => format!("Ok({})", self.as_value(operands)),
        }
    }
}

/// Whether every closing bracket has an opening one before it.
fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    text.bytes().all(|b| {
        depth += i32::from(b == b'(') - i32::from(b == b')');
        depth >= 0
    })
}
