//! A recursive-descent parser of the notation.

use super::{Condition, Expr};

/// Where and why a text is no formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// The byte at which reading stopped.
    pub at: usize,
    /// What was expected there.
    pub expected: &'static str,
}

/// The deepest nesting allowed, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 40;

/// Reads a formula.
///
/// # Errors
/// Where the text does not follow the grammar of [`super`], or nests too deeply.
pub fn parse(text: &str) -> Result<Expr<'_>, Error> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let body = parser.sum()?;
    let whole = if parser.word("where") {
        let name = parser.name().ok_or_else(|| parser.error("a name"))?;
        parser.expect("=", "=")?;
        Expr::Where(Box::new(body), name, Box::new(parser.sum()?))
    } else {
        body
    };
    parser.skip_space();
    if parser.at == text.len() { Ok(whole) } else { Err(parser.error("an operator or the end")) }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn error(&self, expected: &'static str) -> Error {
        Error { at: self.at, expected }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str, expected: &'static str) -> Result<(), Error> {
        if self.take(token) { Ok(()) } else { Err(self.error(expected)) }
    }

    /// Takes what `accept` holds for, as long as the first character is `start`.
    fn run(&mut self, start: fn(char) -> bool, accept: fn(char) -> bool) -> Option<&'a str> {
        self.skip_space();
        let rest = self.rest();
        if !rest.starts_with(start) {
            return None;
        }
        let length = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.at += length;
        Some(&rest[..length])
    }

    fn name(&mut self) -> Option<&'a str> {
        self.run(|c| c.is_ascii_alphabetic(), |c| c.is_ascii_alphanumeric() || c == '_')
    }

    fn word(&mut self, word: &str) -> bool {
        let before = self.at;
        let found = self.name() == Some(word);
        if !found {
            self.at = before;
        }
        found
    }

    fn sum(&mut self) -> Result<Expr<'a>, Error> {
        let mut left = self.product()?;
        while let Some(operator) = ['+', '-'].into_iter().find(|c| self.take(c.encode_utf8(&mut [0; 4]))) {
            left = Expr::Binary(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr<'a>, Error> {
        // Every way to nest, brackets and signs alike, comes through here.
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("less nesting"));
        }
        let mut left = self.signed()?;
        while let Some(operator) = ['*', '/'].into_iter().find(|c| self.take(c.encode_utf8(&mut [0; 4]))) {
            left = Expr::Binary(operator, Box::new(left), Box::new(self.signed()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn signed(&mut self) -> Result<Expr<'a>, Error> {
        if self.take("-") { Ok(Expr::Negative(Box::new(self.product()?))) } else { self.power() }
    }

    fn power(&mut self) -> Result<Expr<'a>, Error> {
        let base = self.atom()?;
        if self.take("^") { Ok(Expr::Binary('^', Box::new(base), Box::new(self.atom()?))) } else { Ok(base) }
    }

    fn atom(&mut self) -> Result<Expr<'a>, Error> {
        if self.take("(") {
            let inner = self.sum()?;
            self.expect(")", ")")?;
            return Ok(inner);
        }
        if self.take("{") {
            return self.cases();
        }
        if let Some(number) = self.run(|c| c.is_ascii_digit(), |c| c.is_ascii_digit() || c == '.') {
            return Ok(Expr::Number(number));
        }
        let name = self.name().ok_or_else(|| self.error("a number, a name or a bracket"))?;
        if !self.take("(") {
            return Ok(Expr::Name(name));
        }
        let mut arguments = vec![self.sum()?];
        while self.take(",") {
            arguments.push(self.sum()?);
        }
        self.expect(")", ")")?;
        Ok(Expr::Call(name, arguments))
    }

    fn cases(&mut self) -> Result<Expr<'a>, Error> {
        let mut cases = Vec::new();
        while !self.word("else") {
            let condition = self.condition()?;
            self.expect(":", ":")?;
            cases.push((condition, self.sum()?));
            self.expect(";", ";")?;
        }
        self.expect(":", ":")?;
        let otherwise = self.sum()?;
        self.expect("}", "}")?;
        Ok(Expr::Cases(cases, Box::new(otherwise)))
    }

    fn condition(&mut self) -> Result<Condition<'a>, Error> {
        let first = self.sum()?;
        let mut rest = Vec::new();
        while let Some(operator) = ["<=", ">=", "<", ">"].into_iter().find(|o| self.take(o)) {
            rest.push((operator, self.sum()?));
        }
        if rest.is_empty() { Err(self.error("a comparison")) } else { Ok(Condition { first, rest }) }
    }
}
