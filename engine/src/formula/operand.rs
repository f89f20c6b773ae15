//! The operands of powers: numbers, names, brackets, fractions, and functions with their arguments.

use super::error::{Error, Expected, Problem};
use super::expr::Expr;
use super::names;
use super::parse::{Names, Parser, Read, is_keyword};
use super::symbols::{CASES, CLOSE_BAR, FRACTION, OPEN_BAR};
use super::token::Token;

impl<'a> Parser<'a> {
    /// Raised digits: one, with or without a sign.
    pub(super) fn superscript(&mut self) -> Result<Option<Expr<'a>>, Error> {
        let Token::Superscript(first) = self.peek(0) else { return Ok(None) };
        self.at += 1;
        let digit = match (first, self.peek(0)) {
            ("-", Token::Superscript(digit)) if digit != "-" => {
                self.at += 1;
                digit
            }
            ("-", _) => return self.expected(Expected::Operand),
            (digit, _) => digit,
        };
        if matches!(self.peek(0), Token::Superscript(_)) {
            return self.expected(Expected::Token("^"));
        }
        let exponent = self.node(Expr::Number(digit))?;
        let signed = if first == "-" { self.node(Expr::Negative(Box::new(exponent)))? } else { exponent };
        Ok(Some(signed))
    }

    pub(super) fn atom(&mut self) -> Read<'a> {
        match self.peek(0) {
            Token::Number(digits) => {
                self.at += 1;
                self.node(Expr::Number(digits))
            }
            Token::Word(word) if !is_keyword(word) => self.named(word),
            Token::Symbol(symbol) => {
                let closing = match symbol {
                    '(' => ')',
                    '[' => ']',
                    '{' => '}',
                    '|' => '|',
                    OPEN_BAR => CLOSE_BAR,
                    '⌊' => '⌋',
                    FRACTION => return self.fraction(),
                    CASES => return self.nested(Self::latex_cases),
                    _ => return self.expected(Expected::Operand),
                };
                self.bracketed(symbol, closing)
            }
            _ => self.expected(Expected::Operand),
        }
    }

    /// What is between two brackets or bars.
    fn bracketed(&mut self, opening: char, closing: char) -> Read<'a> {
        self.at += 1;
        let outer = std::mem::replace(&mut self.in_bars, opening == '|');
        let inner = if opening == '{' { self.nested(Self::braces)? } else { self.sum()? };
        if opening != '{' {
            self.expect(closing)?;
        }
        self.in_bars = outer;
        match opening {
            '|' | OPEN_BAR => self.node(Expr::Call("abs", vec![inner])),
            '⌊' => self.node(Expr::Call("floor", vec![inner])),
            _ => Ok(inner),
        }
    }

    /// `\frac` with its operands: groups, or single digits as in `\frac12`.
    fn fraction(&mut self) -> Read<'a> {
        self.at += 1;
        let (above, below) = match self.peek(0) {
            Token::Number(digits) if digits.len() == 2 && !digits.contains('.') => {
                self.at += 1;
                let (above, below) = digits.split_at(1);
                (self.node(Expr::Number(above))?, self.node(Expr::Number(below))?)
            }
            _ => (self.nested(Self::unraised)?, self.nested(Self::unraised)?),
        };
        self.binary('/', above, below)
    }

    /// An operand without an exponent; e is exp(1).
    fn unraised(&mut self) -> Read<'a> {
        match self.atom()? {
            Expr::Name("e") => {
                let one = self.node(Expr::Number("1"))?;
                self.node(Expr::Call("exp", vec![one]))
            }
            other => Ok(other),
        }
    }

    /// A name: a variable, or a function with its arguments.
    fn named(&mut self, word: &'a str) -> Read<'a> {
        let opens = |token| matches!(token, Token::Symbol('(' | '{'));
        let is_called = opens(self.peek(1));
        if matches!(word, "if" | "piecewise") && is_called {
            self.at += 2;
            return self.nested(Self::conditional);
        }
        let function = names::function(word);
        let variable = if word == "e" { Some("e") } else { names::variable(word) };
        match (function, variable) {
            (Some(function), _) if is_called => self.call(word, function),
            (_, Some(variable)) => {
                self.at += 1;
                self.node(Expr::Name(variable))
            }
            _ if self.names == Names::Any && !is_called => {
                self.at += 1;
                self.node(Expr::Name(word))
            }
            (Some(function), _) => self.application(function),
            _ => self.error(Problem::UnknownName { nearest: names::nearest(word) }),
        }
    }

    fn call(&mut self, word: &'a str, function: names::Function) -> Read<'a> {
        let start = self.tokens[self.at].start;
        self.at += 1;
        let closing = if self.next_is('{') { '}' } else { ')' };
        self.at += 1;
        let outer = std::mem::replace(&mut self.in_bars, false);
        let mut arguments = vec![self.sum()?];
        while self.take(',') {
            arguments.push(self.sum()?);
        }
        let end = self.tokens[self.at].end;
        self.expect(closing)?;
        self.in_bars = outer;
        let names::Function { name, least, most } = function;
        if arguments.len() < least || arguments.len() > most {
            let problem = Problem::ArgumentCount { function: name, least, most };
            return Err(Error { start, end: end.max(start + word.len()), problem });
        }
        self.applied(name, arguments)
    }

    /// The function of these arguments; functions of many arguments are made of those of two.
    fn applied(&mut self, name: &'static str, arguments: Vec<Expr<'a>>) -> Read<'a> {
        match (name, <[Expr; 3]>::try_from(arguments)) {
            ("clip", Ok([x, low, high])) => {
                let above = self.node(Expr::Call("max", vec![low, x]))?;
                self.node(Expr::Call("min", vec![above, high]))
            }
            ("max" | "min", arguments) => {
                let mut arguments = arguments.map_or_else(|all| all, Vec::from).into_iter();
                let mut whole = arguments.next().map_or_else(|| self.expected(Expected::Operand), Ok)?;
                for next in arguments {
                    whole = self.node(Expr::Call(name, vec![whole, next]))?;
                }
                Ok(whole)
            }
            (_, arguments) => self.node(Expr::Call(name, arguments.map_or_else(|all| all, Vec::from))),
        }
    }

    /// A function without brackets about its argument, as in `sin 2x`, or with an exponent, as in `sin^2(x)`.
    fn application(&mut self, function: names::Function) -> Read<'a> {
        self.at += 1;
        if function.least > 1 {
            return self.expected(Expected::Token("("));
        }
        let exponent = match self.superscript()? {
            None if self.take('^') => match self.peek(0) {
                Token::Number(digits) => {
                    self.at += 1;
                    Some(self.node(Expr::Number(digits))?)
                }
                _ => return self.expected(Expected::Operand),
            },
            raised => raised,
        };
        let argument = match self.peek(0) {
            Token::Symbol('(' | '{') => self.atom()?,
            // The sign of a root covers one operand only.
            _ if function.name == "sqrt" => self.nested(Self::unraised)?,
            _ => self.bare_argument()?,
        };
        let whole = self.applied(function.name, vec![argument])?;
        exponent.map_or(Ok(whole.clone()), |exponent| self.binary('^', whole, exponent))
    }

    /// A product of numbers and variables, up to the next bracket, function or sign.
    fn bare_argument(&mut self) -> Read<'a> {
        let is_variable = |token| match token {
            Token::Word(word) => names::variable(word).is_some() && !is_keyword(word),
            _ => false,
        };
        if !is_variable(self.peek(0)) && !matches!(self.peek(0), Token::Number(_)) {
            return self.expected(Expected::Token("("));
        }
        let mut left = self.nested(Self::power)?;
        while is_variable(self.peek(0)) {
            let right = self.power()?;
            left = self.binary('*', left, right)?;
        }
        // `sin a(x + 1)` may be meant as sin(a·(x + 1)) or as sin(a)·(x + 1).
        if self.next_is('(') { self.error(Problem::AmbiguousFactor) } else { Ok(left) }
    }
}
