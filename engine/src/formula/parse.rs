//! The grammar: a recursive-descent parser over tokens, which never goes back.

use super::error::{Error, Expected, Problem};
use super::expr::Expr;
use super::names;
use super::symbols::{CASES, FRACTION, OPEN_BAR, spelling};
use super::token::{Placed, Token, tokens};
use super::{MAX_DEPTH, MAX_LENGTH, MAX_NODES};

/// The names that a text may contain besides functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Every word.
    Any,
    /// x, π, letters and Greek letters, so that a misspelt function is not taken for a parameter.
    Letters,
}

/// Reads a formula of the engine, in which every word may be the name of a parameter.
///
/// # Errors
/// Where the text does not follow the grammar of [`super`], or exceeds its limits.
pub fn parse(text: &str) -> Result<Expr<'_>, Error> {
    Parser::new(text, Names::Any)?.formula()
}

/// Reads a formula as visitors type or paste it: names other than those of functions are single letters and Greek
/// letters, functions of one argument can stand before it without brackets, and `f(x) =` may precede.
///
/// # Errors
/// Where the text does not follow the grammar of [`super`], or exceeds its limits.
pub fn parse_typed(text: &str) -> Result<Expr<'_>, Error> {
    Parser::new(text, Names::Letters)?.formula()
}

pub(super) struct Parser<'a> {
    pub tokens: Vec<Placed<'a>>,
    pub at: usize,
    pub names: Names,
    depth: usize,
    nodes: usize,
    /// Whether the next `|` closes an absolute value.
    pub in_bars: bool,
}

pub(super) type Read<'a> = Result<Expr<'a>, Error>;

impl<'a> Parser<'a> {
    fn new(text: &'a str, names: Names) -> Result<Self, Error> {
        if text.len() > MAX_LENGTH {
            let start = (0..=MAX_LENGTH).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
            return Err(Error { start, end: text.len(), problem: Problem::TooLong });
        }
        Ok(Parser { tokens: tokens(text)?, at: 0, names, depth: 0, nodes: 0, in_bars: false })
    }

    pub fn peek(&self, ahead: usize) -> Token<'a> {
        self.tokens.get(self.at + ahead).map_or(Token::End, |placed| placed.token)
    }

    /// The problem is the next token, or that it is missing at the end.
    #[inline(never)]
    pub fn error<T>(&self, problem: Problem) -> Result<T, Error> {
        let placed = self.tokens.get(self.at).or(self.tokens.last());
        let (start, end) = placed.map_or((0, 0), |placed| (placed.start, placed.end));
        Err(Error { start, end, problem })
    }

    pub fn expected<T>(&self, expected: Expected) -> Result<T, Error> {
        self.error(Problem::Expected(expected))
    }

    pub fn next_is(&self, symbol: char) -> bool {
        matches!(self.peek(0), Token::Symbol(next) if next == symbol)
    }

    #[inline(never)]
    pub fn take(&mut self, symbol: char) -> bool {
        let found = self.next_is(symbol);
        self.at += usize::from(found);
        found
    }

    /// Takes the next token if it is one of these symbols.
    #[inline(never)]
    pub fn take_any(&mut self, symbols: &[char]) -> Option<char> {
        let Token::Symbol(next) = self.peek(0) else { return None };
        let found = symbols.contains(&next).then_some(next);
        self.at += usize::from(found.is_some());
        found
    }

    #[inline(never)]
    pub fn take_word(&mut self, words: &[&str]) -> bool {
        let found = matches!(self.peek(0), Token::Word(next) if words.contains(&next));
        self.at += usize::from(found);
        found
    }

    #[inline(never)]
    pub fn expect(&mut self, symbol: char) -> Result<(), Error> {
        if self.take(symbol) { Ok(()) } else { self.expected(Expected::Token(spelling(symbol))) }
    }

    /// Counts an operand or an operation.
    #[inline(never)]
    pub fn node(&mut self, expr: Expr<'a>) -> Read<'a> {
        self.nodes += 1;
        if self.nodes > MAX_NODES { self.error(Problem::TooManyNodes) } else { Ok(expr) }
    }

    #[inline(never)]
    pub fn binary(&mut self, operator: char, left: Expr<'a>, right: Expr<'a>) -> Read<'a> {
        self.node(Expr::Binary(operator, Box::new(left), Box::new(right)))
    }

    /// One level deeper.
    pub fn nested(&mut self, read: fn(&mut Self) -> Read<'a>) -> Read<'a> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.error(Problem::TooDeep);
        }
        let found = read(self);
        self.depth -= 1;
        found
    }

    fn formula(mut self) -> Read<'a> {
        self.skip_left_side();
        let mut whole = self.sum()?;
        if self.take_word(&["where"]) {
            let name = match self.peek(0) {
                Token::Word(word) if self.names == Names::Any => word,
                Token::Word(word) => match names::variable(word) {
                    Some(name) if !matches!(name, "x" | "pi") => name,
                    _ => return self.expected(Expected::Name),
                },
                _ => return self.expected(Expected::Name),
            };
            self.at += 1;
            self.expect('=')?;
            let meaning = self.sum()?;
            whole = self.node(Expr::Where(Box::new(whole), name, Box::new(meaning)))?;
        }
        if self.peek(0) == Token::End { Ok(whole) } else { self.expected(Expected::OperatorOrEnd) }
    }

    /// Skips `f(x) =` or `y =`.
    fn skip_left_side(&mut self) {
        let left_sides: [&[Token]; 2] = [
            &[Token::Symbol('=')],
            &[Token::Symbol('('), Token::Word("x"), Token::Symbol(')'), Token::Symbol('=')],
        ];
        if self.names == Names::Letters && matches!(self.peek(0), Token::Word(_)) {
            let follows = |side: &&[Token]| (0..side.len()).all(|i| self.peek(1 + i) == side[i]);
            self.at += left_sides.into_iter().find(follows).map_or(0, |side| 1 + side.len());
        }
    }

    pub fn sum(&mut self) -> Read<'a> {
        self.nested(|parser| {
            let mut left = parser.signed_product()?;
            while let Some(operator) = parser.take_any(&['+', '-']) {
                let right = parser.product()?;
                left = parser.binary(operator, left, right)?;
            }
            Ok(left)
        })
    }

    /// A product, whose sign is that of the whole.
    fn signed_product(&mut self) -> Read<'a> {
        if self.take('-') {
            let product = self.nested(Self::signed_product)?;
            return self.node(Expr::Negative(Box::new(product)));
        }
        self.take('+');
        self.product()
    }

    fn product(&mut self) -> Read<'a> {
        let mut left = self.factor()?;
        let mut is_quotient = false;
        loop {
            if let Some(operator) = self.take_any(&['*', '/']) {
                is_quotient = operator == '/';
                let right = self.factor()?;
                left = self.binary(operator, left, right)?;
            } else if self.starts_factor() {
                if is_quotient {
                    return self.error(Problem::AmbiguousFactor);
                }
                let right = self.power()?;
                left = self.binary('*', left, right)?;
            } else {
                return Ok(left);
            }
        }
    }

    /// Whether the next token begins a factor that needs no sign of multiplication before it.
    fn starts_factor(&self) -> bool {
        match self.peek(0) {
            Token::Word(word) => !is_keyword(word),
            Token::Symbol('|') => !self.in_bars,
            Token::Symbol('(' | '[' | '{' | OPEN_BAR | '⌊' | FRACTION | CASES) => true,
            _ => false,
        }
    }

    fn factor(&mut self) -> Read<'a> {
        if self.take('-') {
            let inner = self.nested(Self::factor)?;
            return self.node(Expr::Negative(Box::new(inner)));
        }
        self.take('+');
        self.power()
    }

    pub fn power(&mut self) -> Read<'a> {
        let base = self.atom()?;
        self.raised(base)
    }

    /// The base, and its exponent if one follows. Powers of e are the function exp.
    fn raised(&mut self, base: Expr<'a>) -> Read<'a> {
        let is_e = base == Expr::Name("e");
        let exponent = match self.superscript()? {
            Some(exponent) => exponent,
            None if self.take('^') => self.nested(Self::factor)?,
            None if is_e => self.node(Expr::Number("1"))?,
            None => return Ok(base),
        };
        if is_e {
            return self.node(Expr::Call("exp", vec![exponent]));
        }
        self.binary('^', base, exponent)
    }
}

pub(super) fn is_keyword(word: &str) -> bool {
    matches!(word, "where" | "else" | "otherwise" | "for" | "when")
}
