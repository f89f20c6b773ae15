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
    let mut parser = Parser { text, rest: text, depth: 0, error: None };
    let whole = parser.whole();
    match (whole, parser.error) {
        (Some(whole), None) => Ok(*whole),
        (_, error) => Err(error.unwrap_or(Error { at: 0, expected: "a formula" })),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// What is still to be read.
    rest: &'a str,
    depth: usize,
    /// Why reading has stopped.
    error: Option<Error>,
}

/// What was read; nothing where reading has stopped. A box is all that has to be handed on.
type Read<'a> = Option<Box<Expr<'a>>>;

impl<'a> Parser<'a> {
    /// Stops reading.
    fn stop<T>(&mut self, expected: &'static str) -> Option<T> {
        let at = self.text.len() - self.rest.trim_ascii_start().len();
        self.error = self.error.or(Some(Error { at, expected }));
        None
    }

    fn whole(&mut self) -> Read<'a> {
        let mut whole = self.sum()?;
        if self.word("where") {
            let name = self.named("a name")?;
            self.expect("=", "=")?;
            whole = Box::new(Expr::Where(whole, name, self.sum()?));
        }
        if self.rest.trim_ascii_start().is_empty() {
            Some(whole)
        } else {
            self.stop("an operator or the end")
        }
    }

    #[inline(never)]
    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_ascii_start().strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes the first of some tokens that is there.
    #[inline(never)]
    fn any(&mut self, tokens: &[&'static str]) -> Option<&'static str> {
        tokens.iter().copied().find(|token| self.take(token))
    }

    fn expect(&mut self, token: &str, expected: &'static str) -> Option<()> {
        if self.take(token) { Some(()) } else { self.stop(expected) }
    }

    /// Takes what `accept` holds for, as long as the first character is `start`.
    #[inline(never)]
    fn run(&mut self, start: fn(char) -> bool, accept: fn(char) -> bool) -> Option<&'a str> {
        let text = self.rest.trim_ascii_start();
        if !text.starts_with(start) {
            return None;
        }
        self.rest = text.trim_start_matches(accept);
        text.strip_suffix(self.rest)
    }

    fn name(&mut self) -> Option<&'a str> {
        self.run(|c| c.is_ascii_alphabetic(), |c| c.is_ascii_alphanumeric() || c == '_')
    }

    fn named(&mut self, expected: &'static str) -> Option<&'a str> {
        self.name().or_else(|| self.stop(expected))
    }

    fn word(&mut self, word: &str) -> bool {
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
            return self.stop("less nesting");
        }
        let whole = self.chain(&["*", "/"], Self::signed);
        self.depth -= 1;
        whole
    }

    /// Operands with operators of one rank between them, from the left.
    #[inline(never)]
    fn chain(&mut self, operators: &[&'static str], operand: fn(&mut Self) -> Read<'a>) -> Read<'a> {
        let mut left = operand(self)?;
        while let Some(operator) = self.any(operators).and_then(|token| token.chars().next()) {
            left = Box::new(Expr::Binary(operator, left, operand(self)?));
        }
        Some(left)
    }

    fn signed(&mut self) -> Read<'a> {
        if self.take("-") { Some(Box::new(Expr::Negative(self.product()?))) } else { self.power() }
    }

    fn power(&mut self) -> Read<'a> {
        let base = self.atom()?;
        if self.take("^") { Some(Box::new(Expr::Binary('^', base, self.atom()?))) } else { Some(base) }
    }

    #[inline(never)]
    fn atom(&mut self) -> Read<'a> {
        if self.take("(") {
            let inner = self.sum()?;
            self.expect(")", ")")?;
            return Some(inner);
        }
        if self.take("{") {
            return self.cases();
        }
        if let Some(number) = self.run(|c| c.is_ascii_digit(), |c| c.is_ascii_digit() || c == '.') {
            return Some(Box::new(Expr::Number(number)));
        }
        let name = self.named("a number, a name or a bracket")?;
        if !self.take("(") {
            return Some(Box::new(Expr::Name(name)));
        }
        let mut arguments = vec![*self.sum()?];
        while self.take(",") {
            arguments.push(*self.sum()?);
        }
        self.expect(")", ")")?;
        Some(Box::new(Expr::Call(name, arguments)))
    }

    fn cases(&mut self) -> Read<'a> {
        let mut cases = Vec::new();
        while !self.word("else") {
            let condition = self.condition()?;
            self.expect(":", ":")?;
            cases.push((condition, *self.sum()?));
            self.expect(";", ";")?;
        }
        self.expect(":", ":")?;
        let otherwise = self.sum()?;
        self.expect("}", "}")?;
        Some(Box::new(Expr::Cases(cases, otherwise)))
    }

    fn condition(&mut self) -> Option<Condition<'a>> {
        let first = *self.sum()?;
        let mut rest = Vec::new();
        while let Some(operator) = self.any(&["<=", ">=", "<", ">"]) {
            rest.push((operator, *self.sum()?));
        }
        if rest.is_empty() { self.stop("a comparison") } else { Some(Condition { first, rest }) }
    }
}
