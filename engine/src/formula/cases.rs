//! The spellings of functions by cases: braces, `if(…)`, and `cases` of LaTeX.

use super::error::{Error, Expected};
use super::expr::{Condition, Expr};
use super::parse::{Parser, Read};
use super::symbols::{CASES, END_CASES, ROW, spelling};
use super::token::Token;

const COMPARISONS: &[char] = &['≤', '≥', '<', '>'];
const OTHERWISE: &[&str] = &["else", "otherwise"];

/// The cases that have been read.
type Cases<'a> = Vec<(Condition<'a>, Expr<'a>)>;

impl<'a> Parser<'a> {
    /// The rest after `{`: `condition: value; …; else: value }`, or a group of LaTeX. `,` is as good as `;`, and `else:`
    /// can be left out.
    pub(super) fn braces(&mut self) -> Read<'a> {
        let mut cases = Vec::new();
        loop {
            if self.take_word(OTHERWISE) {
                self.take(':');
                let value = self.sum()?;
                self.expect('}')?;
                return self.whole(cases, Some(value));
            }
            let first = self.sum()?;
            if self.take('}') {
                return if cases.is_empty() { Ok(first) } else { self.whole(cases, Some(first)) };
            }
            if self.peek(0) == Token::End {
                return self.expected(Expected::Token("}"));
            }
            let condition = self.condition(first)?;
            self.expect(':')?;
            cases.push((condition, self.sum()?));
            if self.take('}') {
                return self.whole(cases, None);
            }
            if self.take_any(&[';', ',']).is_none() {
                return self.expected(Expected::Token(";"));
            }
            if self.take('}') {
                return self.whole(cases, None);
            }
        }
    }

    /// The rest after `if(`: `condition, value, …, value)`.
    pub(super) fn conditional(&mut self) -> Read<'a> {
        let mut cases = Vec::new();
        loop {
            let first = self.sum()?;
            if !cases.is_empty() && self.take(')') {
                return self.whole(cases, Some(first));
            }
            let condition = self.condition(first)?;
            self.expect(',')?;
            cases.push((condition, self.sum()?));
            if self.take(')') {
                return self.whole(cases, None);
            }
            self.expect(',')?;
        }
    }

    /// `\begin{cases} value & \text{if } condition \\ … \end{cases}`.
    pub(super) fn latex_cases(&mut self) -> Read<'a> {
        self.expect(CASES)?;
        let mut cases = Vec::new();
        let mut otherwise = None;
        while !self.take(END_CASES) {
            if otherwise.is_some() {
                return self.expected(Expected::Token("\\end{cases}"));
            }
            let value = self.sum()?;
            self.take(',');
            self.take('&');
            let has_word = self.take_word(&["if", "for", "when"]);
            let ends = self.next_is(ROW) || self.next_is(END_CASES);
            if !has_word && (ends || self.take_word(OTHERWISE)) {
                otherwise = Some(value);
            } else {
                let first = self.sum()?;
                cases.push((self.condition(first)?, value));
            }
            self.take_any(&[',', ';']);
            if !self.take(ROW) && !self.next_is(END_CASES) {
                return self.expected(Expected::Token("\\end{cases}"));
            }
        }
        if cases.is_empty() {
            return otherwise.map_or_else(|| self.expected(Expected::Operand), Ok);
        }
        self.whole(cases, otherwise)
    }

    /// Comparisons after the first operand.
    fn condition(&mut self, first: Expr<'a>) -> Result<Condition<'a>, Error> {
        let mut rest = Vec::new();
        while let Some(operator) = self.take_any(COMPARISONS) {
            rest.push((spelling(operator), self.sum()?));
        }
        if rest.is_empty() { self.expected(Expected::Comparison) } else { Ok(Condition { first, rest }) }
    }

    /// The tree of the cases. If no value is given for what is left, the last condition is dropped where it is the
    /// opposite of the one before; else the value there is 0/0, which is undefined.
    fn whole(&mut self, mut cases: Cases<'a>, otherwise: Option<Expr<'a>>) -> Read<'a> {
        let is_complete = matches!(cases.as_slice(), [(one, _), (other, _)] if are_opposite(one, other));
        let otherwise = match otherwise {
            Some(value) => value,
            None if is_complete => match cases.pop() {
                Some((_, value)) => value,
                None => return self.expected(Expected::Operand),
            },
            None => {
                let (above, below) = (self.node(Expr::Number("0"))?, self.node(Expr::Number("0"))?);
                self.binary('/', above, below)?
            }
        };
        self.node(Expr::Cases(cases, Box::new(otherwise)))
    }
}

/// Whether one of two conditions holds, but not both.
fn are_opposite(one: &Condition<'_>, other: &Condition<'_>) -> bool {
    let ([(a, one_right)], [(b, other_right)]) = (one.rest.as_slice(), other.rest.as_slice()) else {
        return false;
    };
    let opposite = matches!((*a, *b), ("<", ">=") | (">=", "<") | (">", "<=") | ("<=", ">"));
    let mirrored = matches!((*a, *b), ("<", "<=") | ("<=", "<") | (">", ">=") | (">=", ">"));
    opposite && one.first == other.first && one_right == other_right
        || mirrored && one.first == *other_right && *one_right == other.first
}
