//! The tokens of a formula, from ASCII, Unicode or LaTeX.

use super::MAX_DIGITS;
use super::error::{Error, Expected, Problem};
use super::names;
use super::symbols::{
    CLOSE_BAR, COMMANDS, FRACTIONS, OPEN_BAR, SIZES, SPACES, SUPERSCRIPTS, SYMBOLS, UPRIGHT,
};

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The digits of a number.
    Number(&'a str),
    /// A name, or a keyword.
    Word(&'a str),
    /// A raised digit.
    Superscript(&'static str),
    /// An operator, a bracket or another sign, in one spelling of each.
    Symbol(char),
    /// The end of the text.
    End,
}

/// A token with the bytes that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    pub token: Token<'a>,
    pub start: usize,
    pub end: usize,
}

/// The tokens of a text; the last one is the end.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed<'_>>, Error> {
    let mut reader = Reader { text, at: 0, found: Vec::new() };
    while reader.read()? {}
    reader.push(reader.at, Token::End);
    Ok(reader.found)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    found: Vec<Placed<'a>>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn push(&mut self, start: usize, token: Token<'a>) {
        self.found.push(Placed { token, start, end: self.at });
    }

    /// Takes so many bytes as a token.
    fn take(&mut self, bytes: usize, token: Token<'a>) {
        let start = self.at;
        self.at += bytes;
        self.push(start, token);
    }

    /// Reads one token or space; `false` at the end.
    fn read(&mut self) -> Result<bool, Error> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(false) };
        let next = |list: &'static [(char, &'static str)]| list.iter().find(|(c, _)| *c == first);
        if matches!(first, ' ' | '\t'..='\r' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '$' | '~') {
            self.at += first.len_utf8();
        } else if first.is_ascii_digit()
            || first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        {
            self.number()?;
        } else if let Some((_, digits)) = next(FRACTIONS) {
            self.take(first.len_utf8(), Token::Number(digits));
        } else if let Some((_, digit)) = next(SUPERSCRIPTS) {
            self.take(first.len_utf8(), Token::Superscript(digit));
        } else if let Some((spelling, symbol)) = SYMBOLS.iter().find(|(s, _)| rest.starts_with(s)) {
            self.take(spelling.len(), Token::Symbol(*symbol));
        } else if first == '√' {
            self.take(first.len_utf8(), Token::Word("sqrt"));
        } else if first == '\\' {
            self.command()?;
        } else if first.is_ascii_alphabetic() || matches!(first, 'Α'..='ω' | 'ϕ') {
            self.word();
        } else {
            return self.fail(self.at + first.len_utf8(), Problem::Expected(Expected::Operand));
        }
        Ok(true)
    }

    fn fail<T>(&self, end: usize, problem: Problem) -> Result<T, Error> {
        Err(Error { start: self.at, end, problem })
    }

    /// Digits, with or without a point and an exponent. Zeros that do not count are left out.
    fn number(&mut self) -> Result<(), Error> {
        let rest = self.rest();
        let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
        let mut end = digits(0);
        let mut spelled = end;
        if rest[end..].starts_with('.') {
            let decimals = digits(end + 1);
            end += 1 + decimals;
            spelled = if decimals > 0 { end } else { spelled };
        }
        let exponent = usize::from(rest[end..].starts_with(['e', 'E']));
        let sign = usize::from(exponent > 0 && rest[end + exponent..].starts_with(['+', '-']));
        let exponent_digits = if exponent > 0 { digits(end + exponent + sign) } else { 0 };
        // Of `2e-x` and `5.e3` only the first number belongs to it.
        if exponent_digits > 0 && spelled == end {
            end += exponent + sign + exponent_digits;
            spelled = end;
        }
        if end > MAX_DIGITS {
            return self.fail(self.at + end, Problem::TooManyDigits);
        }
        let zeros = rest[..spelled].bytes().take_while(|b| *b == b'0').count();
        let counting = rest[zeros..spelled].starts_with(|c: char| c.is_ascii_digit());
        let from = if counting { zeros } else { zeros.saturating_sub(1) };
        self.take(end, Token::Number(&rest[from..spelled]));
        Ok(())
    }

    fn word(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // Each Greek letter is a name.
            return self.take(first, Token::Word(&rest[..first]));
        }
        let word = &rest[..word_length(rest)];
        let is_known = || names::function(word).is_some() || names::variable(word).is_some();
        let is_pair = word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
        // The product of x and a letter, as in `ax`.
        if is_pair && word.contains('x') && !is_known() {
            self.take(1, Token::Word(&word[..1]));
            return self.take(1, Token::Word(&word[1..]));
        }
        self.take(word.len(), Token::Word(word));
    }

    /// A command of LaTeX.
    fn command(&mut self) -> Result<(), Error> {
        let start = self.at;
        let after = &self.rest()[1..];
        let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        let command = &after[..letters];
        if letters == 0 {
            // `\,` and its like are spaces; `\(` and `\[` begin mathematics.
            let sign = after.chars().next().filter(|c| ",;:!> ()[]".contains(*c));
            let Some(sign) = sign else { return self.fail(start + 1, Problem::Expected(Expected::Operand)) };
            self.at += 1 + sign.len_utf8();
            return Ok(());
        }
        if SPACES.contains(&command) {
            self.at += 1 + letters;
            return Ok(());
        }
        if SIZES.contains(&command) {
            self.at += 1 + letters;
            let rest = self.rest().trim_ascii_start();
            let bar = ["|", "\\vert", "\\lvert", "\\rvert"].into_iter().find(|bar| rest.starts_with(bar));
            if let Some(bar) = bar {
                let closes = command.starts_with('r') || command.ends_with('r');
                self.at = self.text.len() - rest.len();
                self.take(bar.len(), Token::Symbol(if closes { CLOSE_BAR } else { OPEN_BAR }));
            } else if rest.starts_with('.') {
                self.at = self.text.len() - rest.len() + 1;
            }
            return Ok(());
        }
        if let Some((_, symbol)) = COMMANDS.iter().find(|(name, _)| *name == command) {
            self.take(1 + letters, Token::Symbol(*symbol));
            return Ok(());
        }
        let upright = UPRIGHT.iter().find(|name| after.starts_with(**name));
        if let Some(name) = upright
            && let Some((word, _)) =
                after[name.len()..].strip_prefix('{').and_then(|argument| argument.split_once('}'))
        {
            let length = 1 + name.len() + word.len() + 2;
            match word.trim_ascii().trim_end_matches([',', '.']) {
                "" => self.at += length,
                word => self.take(length, Token::Word(word)),
            }
            return Ok(());
        }
        let length = word_length(after);
        // TeX ends a command before a digit.
        let length = if after[letters..].starts_with('_') { length } else { letters };
        self.take(1 + length, Token::Word(&after[..length]));
        Ok(())
    }
}

/// The bytes of a name: letters and digits, and `_` before one of these.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let belongs = |at: usize| {
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        is_letter(at) || bytes.get(at) == Some(&b'_') && is_letter(at + 1)
    };
    (0..bytes.len()).take_while(|at| belongs(*at)).count()
}
