//! A recursive-descent parser of the notation.

use super::expr::{Condition, Expr};

/// A text that is not a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// The byte at which parsing stopped.
    pub at: usize,
    /// What the grammar requires there.
    pub expected: Expected,
}

/// What the grammar requires at some place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The name of an abbreviation.
    Name,
    /// A number, a name or an opening bracket.
    Operand,
    /// An operator, or the end of the text.
    OperatorOrEnd,
    /// A comparison operator.
    Comparison,
    /// Fewer brackets or signs within each other.
    ShallowerNesting,
    /// This token.
    Token(&'static str),
}

/// The deepest nesting allowed, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 40;

/// Reads a formula.
///
/// # Errors
/// Where the text does not follow the grammar of [`super`], or nests too deeply.
pub fn parse(text: &str) -> Result<Expr<'_>, Error> {
    Parser { text, rest: text, depth: 0 }.formula()
}

struct Parser<'a> {
    text: &'a str,
    /// The unread rest.
    rest: &'a str,
    depth: usize,
}

type Read<'a> = Result<Expr<'a>, Error>;

impl<'a> Parser<'a> {
    /// The error that something else was expected here.
    fn error<T>(&self, expected: Expected) -> Result<T, Error> {
        let at = self.text.len() - self.rest.trim_ascii_start().len();
        Err(Error { at, expected })
    }

    fn formula(&mut self) -> Read<'a> {
        let mut whole = self.sum()?;
        if self.keyword("where") {
            let name = self.expect_name(Expected::Name)?;
            self.expect("=")?;
            whole = Expr::Where(Box::new(whole), name, Box::new(self.sum()?));
        }
        if self.rest.trim_ascii_start().is_empty() { Ok(whole) } else { self.error(Expected::OperatorOrEnd) }
    }

    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_ascii_start().strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes the first of these tokens that the rest starts with.
    fn take_any(&mut self, tokens: &[&'static str]) -> Option<&'static str> {
        tokens.iter().copied().find(|token| self.take(token))
    }

    fn expect(&mut self, token: &'static str) -> Result<(), Error> {
        if self.take(token) { Ok(()) } else { self.error(Expected::Token(token)) }
    }

    /// Takes characters while `accept` holds, if `start` holds for the first.
    fn take_while(&mut self, start: fn(char) -> bool, accept: fn(char) -> bool) -> Option<&'a str> {
        let text = self.rest.trim_ascii_start();
        if !text.starts_with(start) {
            return None;
        }
        self.rest = text.trim_start_matches(accept);
        text.strip_suffix(self.rest)
    }

    fn name(&mut self) -> Option<&'a str> {
        self.take_while(|c| c.is_ascii_alphabetic(), |c| c.is_ascii_alphanumeric() || c == '_')
    }

    fn expect_name(&mut self, expected: Expected) -> Result<&'a str, Error> {
        match self.name() {
            Some(name) => Ok(name),
            None => self.error(expected),
        }
    }

    fn keyword(&mut self, word: &str) -> bool {
        let before = self.rest;
        let found = self.name() == Some(word);
        if !found {
            self.rest = before;
        }
        found
    }

    fn sum(&mut self) -> Read<'a> {
        self.chain(&["+", "-"], Self::product)
    }

    fn product(&mut self) -> Read<'a> {
        // Every way to nest, brackets and signs alike, comes through here.
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.error(Expected::ShallowerNesting);
        }
        let whole = self.chain(&["*", "/"], Self::signed);
        self.depth -= 1;
        whole
    }

    /// Operands with operators of one rank between them, from the left.
    fn chain(&mut self, operators: &[&'static str], operand: fn(&mut Self) -> Read<'a>) -> Read<'a> {
        let mut left = operand(self)?;
        while let Some(operator) = self.take_any(operators).and_then(|token| token.chars().next()) {
            left = Expr::Binary(operator, Box::new(left), Box::new(operand(self)?));
        }
        Ok(left)
    }

    fn signed(&mut self) -> Read<'a> {
        if self.take("-") { Ok(Expr::Negative(Box::new(self.product()?))) } else { self.power() }
    }

    fn power(&mut self) -> Read<'a> {
        let base = self.atom()?;
        if self.take("^") { Ok(Expr::Binary('^', Box::new(base), Box::new(self.atom()?))) } else { Ok(base) }
    }

    fn atom(&mut self) -> Read<'a> {
        if self.take("(") {
            let inner = self.sum()?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.take("{") {
            return self.cases();
        }
        if let Some(number) = self.take_while(|c| c.is_ascii_digit(), |c| c.is_ascii_digit() || c == '.') {
            return Ok(Expr::Number(number));
        }
        let name = self.expect_name(Expected::Operand)?;
        if !self.take("(") {
            return Ok(Expr::Name(name));
        }
        let mut arguments = vec![self.sum()?];
        while self.take(",") {
            arguments.push(self.sum()?);
        }
        self.expect(")")?;
        Ok(Expr::Call(name, arguments))
    }

    fn cases(&mut self) -> Read<'a> {
        let mut cases = Vec::new();
        while !self.keyword("else") {
            let condition = self.condition()?;
            self.expect(":")?;
            cases.push((condition, self.sum()?));
            self.expect(";")?;
        }
        self.expect(":")?;
        let otherwise = self.sum()?;
        self.expect("}")?;
        Ok(Expr::Cases(cases, Box::new(otherwise)))
    }

    fn condition(&mut self) -> Result<Condition<'a>, Error> {
        let first = self.sum()?;
        let mut rest = Vec::new();
        while let Some(operator) = self.take_any(&["<=", ">=", "<", ">"]) {
            rest.push((operator, self.sum()?));
        }
        if rest.is_empty() { self.error(Expected::Comparison) } else { Ok(Condition { first, rest }) }
    }
}
