//! The text of an expression in a program, and how it is put into a larger one.

use super::syntax::Operands;

/// How tightly a text binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
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
    /// A name, a number, a call, or what stands in brackets.
    Atom,
}

/// The text of an expression.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub text: String,
    level: Level,
    /// Whether it is computed from the input; otherwise it is a plain number.
    pub tensor: bool,
    /// A variable, which may have to be cloned or borrowed.
    name: bool,
}

impl Piece {
    pub(super) fn new(text: String, level: Level, tensor: bool) -> Self {
        Piece { text, level, tensor, name: false }
    }

    /// A variable.
    pub(super) fn atom(text: String, tensor: bool) -> Self {
        Piece { text, level: Level::Atom, tensor, name: true }
    }

    /// In brackets if it binds less tightly than its place asks.
    pub(super) fn at(&self, level: Level) -> String {
        if self.level < level { format!("({})", self.text) } else { self.text.clone() }
    }

    /// As an operand of an operator: tensors may have to be cloned or borrowed.
    pub(super) fn operand(&self, operands: Operands, level: Level) -> String {
        match operands {
            Operands::Cloned if self.name && self.tensor => format!("{}.clone()", self.text),
            Operands::Fallible if self.name && self.tensor && self.text != "x" => {
                format!("&{}", self.text)
            }
            _ => self.at(level),
        }
    }

    /// As a value of its own.
    pub(super) fn owned(&self, operands: Operands) -> String {
        match operands {
            Operands::Plain => self.text.clone(),
            _ if self.name && self.tensor => format!("{}.clone()", self.text),
            _ => self.text.clone(),
        }
    }

    /// As what the function returns; where operations may fail it returns whether they did.
    pub(super) fn result(&self, operands: Operands) -> String {
        if operands != Operands::Fallible {
            return self.owned(operands);
        }
        match self.text.strip_suffix('?') {
            Some(call) => match call.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
                Some(inner) if balanced(inner) => inner.to_owned(),
                _ => call.to_owned(),
            },
            None => format!("Ok({})", self.owned(operands)),
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
