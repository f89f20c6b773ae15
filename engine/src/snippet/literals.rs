//! Number literals.

use super::language::Language;
use crate::activation::{Instance, Target};

/// Formats the shortest decimal that parses to the same number, such as `0.01` or `1e-7`. Callers provide it, so that
/// programs have the same digits as the page.
pub type FormatNumber = fn(f64) -> String;

/// Formats numbers as literals of the target.
#[derive(Clone, Copy)]
pub(super) struct Literals {
    pub format: FormatNumber,
    pub target: Target,
}

impl Literals {
    /// A floating-point literal.
    pub(super) fn float(self, value: f64) -> String {
        let text = (self.format)(value);
        if text.contains(['.', 'e']) { text } else { text + ".0" }
    }

    /// A literal for a number in a formula.
    pub(super) fn formula_number(self, digits: &str) -> String {
        let integers_are_allowed = Language::of(self.target) != Language::Rust;
        let is_integer = digits.bytes().all(|b| b.is_ascii_digit());
        // Rust has no number that begins with a point.
        let zero = if digits.starts_with('.') { "0" } else { "" };
        let fraction = if integers_are_allowed || !is_integer { "" } else { ".0" };
        format!("{zero}{digits}{fraction}")
    }

    /// A call in which every `{name}` is replaced by the value of that parameter.
    pub(super) fn substitute_params(self, call: &str, f: &Instance) -> String {
        f.activation.params.iter().zip(&f.params).fold(call.to_owned(), |text, (param, value)| {
            text.replace(&format!("{{{}}}", param.name), &self.float(*value))
        })
    }
}
