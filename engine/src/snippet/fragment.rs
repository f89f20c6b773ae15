//! The text of an expression in a program, and how it is put into a larger one.

use super::syntax::Operands;

/// How tightly a text binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    /// `condition ? yes : no`, or anything.
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
    /// Whether it is computed from the input; otherwise it is a plain number.
    pub tensor: bool,
    /// A variable, which may have to be cloned or borrowed.
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

    /// The text, in brackets if it binds less tightly than this.
    pub(super) fn parenthesized(&self, precedence: Precedence) -> String {
        if self.precedence < precedence { format!("({})", self.text) } else { self.text.clone() }
    }

    /// As an operand of an operator: tensors may have to be cloned or borrowed.
    pub(super) fn operand(&self, operands: Operands, precedence: Precedence) -> String {
        match operands {
            Operands::Cloned if self.name && self.tensor => format!("{}.clone()", self.text),
            Operands::Fallible if self.name && self.tensor && self.text != "x" => {
                format!("&{}", self.text)
            }
            _ => self.parenthesized(precedence),
        }
    }

    /// As the value of a definition: tensors may have to be cloned.
    pub(super) fn as_value(&self, operands: Operands) -> String {
        match operands {
            Operands::Plain => self.text.clone(),
            _ if self.name && self.tensor => format!("{}.clone()", self.text),
            _ => self.text.clone(),
        }
    }

    /// As the return value; where operations may fail it is a `Result`.
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

/// Whether no bracket closes before it has been opened.
fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    text.bytes().all(|b| {
        depth += i32::from(b == b'(') - i32::from(b == b')');
        depth >= 0
    })
}
