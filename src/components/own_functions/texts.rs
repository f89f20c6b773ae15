//! The texts about functions that the visitor defines.
#![allow(missing_docs, reason = "a text explains itself")]

use super::editor::RedefineError;
use crate::lab::Lab;
use crate::locale::Lang;
use engine::formula::{
    Definition, DefinitionError, Error, Expected, MAX_DEFINITION, MAX_DIGITS, MAX_PARAMETERS, Problem,
};

impl Lang {
    pub fn own_functions(self) -> &'static str {
        "Your own"
    }

    pub fn formula_typed(self) -> &'static str {
        "The formula that you typed"
    }

    pub fn own_functions_heading(self) -> &'static str {
        "Your own functions"
    }

    pub fn type_a_formula(self) -> &'static str {
        "Type a formula…"
    }

    pub fn from_a_paper(self) -> &'static str {
        "From a paper"
    }

    pub fn choose_a_paper(self) -> &'static str {
        "choose a function…"
    }

    pub fn own_functions_full(self, max: usize) -> String {
        format!("{max} functions of your own; remove one to type another.")
    }

    pub fn formula_number(self, number: usize) -> String {
        format!("Formula {number}")
    }

    pub fn own_name(self) -> &'static str {
        "Name"
    }

    pub fn own_formula(self) -> &'static str {
        "f(x) ="
    }

    pub fn how_to_write_formulas(self) -> &'static str {
        "How to write a formula"
    }

    pub fn formula_hint(self) -> &'static str {
        "As in x*sigmoid(b*x) or max(a*x, x). Every letter but x and e becomes a slider. Functions are exp, ln, sqrt, abs, \
         min, max, sin, tanh, sigmoid, erf and all activations of the page; cases are { x > 0: x; else: a*x }; −x^2 is \
         −(x²). LaTeX of a paper can be pasted."
    }

    pub fn formula_error_at(self, position: usize, error: &str) -> String {
        format!("Character {position}: {error} The last formula that could be read stays.")
    }

    pub fn letters(self) -> &'static str {
        "Letters: limits and learning"
    }

    pub fn letter_from(self, symbol: &str) -> String {
        format!("{symbol} from")
    }

    pub fn letter_default(self, symbol: &str) -> String {
        format!("{symbol} at first")
    }

    pub fn letter_to(self, symbol: &str) -> String {
        format!("{symbol} to")
    }

    pub fn limits_of_sliders(self) -> &'static str {
        "The limits are those of sliders; what a network learns may lie beyond them."
    }

    pub fn learned_letter(self) -> &'static str {
        "Learned in training"
    }

    pub fn no_letter_learned(self) -> &'static str {
        "none"
    }

    pub fn copy_latex(self) -> &'static str {
        "Copy LaTeX"
    }

    pub fn used_in(self, labs: &[Lab]) -> String {
        let names: Vec<&str> = labs.iter().map(|lab| lab.name(self)).collect();
        format!("In use in {}; choose another function there first.", names.join(", "))
    }

    pub fn not_finite_where(self, intervals: &str) -> String {
        format!("Not a finite number {intervals}: the curve has a gap there.")
    }

    pub fn imprecise_where(self, digits: f64, intervals: &str) -> String {
        format!(
            "Fewer than {digits} correct digits {intervals}: this form loses them by rounding. The plot has a red band there."
        )
    }

    pub fn interval_below(self, end: &str) -> String {
        format!("below x = {end}")
    }

    pub fn interval_beyond(self, start: &str) -> String {
        format!("beyond x = {start}")
    }

    pub fn interval_between(self, start: &str, end: &str) -> String {
        format!("from x = {start} to {end}")
    }

    pub fn interval_everywhere(self, start: &str, end: &str) -> String {
        format!("anywhere from x = {start} to {end}")
    }

    pub fn formula_of(self, name: &str) -> String {
        format!("Formula of {name}")
    }

    /// Why a text defines no function.
    pub fn definition_error(self, error: &DefinitionError) -> String {
        match error {
            DefinitionError::Formula(error) => self.formula_error(error),
            DefinitionError::Constant => "x does not occur in it.".into(),
            DefinitionError::Name => format!(
                "A name begins with a letter and has up to {} letters, digits, spaces, - _ . or '.",
                Definition::MAX_NAME
            ),
            DefinitionError::Option(option) => {
                format!(
                    "“@{option}” gives neither limits of a letter, such as @b=0..5, nor the one that is learned."
                )
            }
            DefinitionError::TooLong => {
                format!("A formula with its name and limits has up to {MAX_DEFINITION} characters.")
            }
            DefinitionError::TooMany => {
                "The page has read as many formulas as it can hold: reload it to go on.".into()
            }
        }
    }

    /// Why a function stays as it is.
    pub fn redefine_error(self, error: &RedefineError) -> String {
        match error {
            RedefineError::Definition(error) => self.definition_error(error),
            RedefineError::AlreadyListed => "There is such a function already.".into(),
        }
    }

    /// What is wrong with a formula.
    pub fn formula_error(self, error: &Error) -> String {
        match error.problem {
            Problem::Expected(expected) => match expected {
                Expected::Name => "a name is expected here, as in “x*t where t = tanh(x)”.".into(),
                Expected::Operand => {
                    "a number, a letter, a function or an opening bracket is expected here.".into()
                }
                Expected::OperatorOrEnd => "an operator or the end is expected here.".into(),
                Expected::Comparison => "a comparison is expected here, such as x > 0.".into(),
                Expected::Token(token) => format!("“{token}” is expected here."),
            },
            Problem::UnknownName { nearest: Some(nearest) } => {
                format!("no function or letter has this name. Do you mean “{nearest}”?")
            }
            Problem::UnknownName { nearest: None } => {
                "no function has this name; parameters are single letters or names of Greek ones.".into()
            }
            Problem::ArgumentCount { function, least, most } => match (least, most) {
                (1, 1) => format!("{function} takes one argument."),
                (least, most) if least == most => format!("{function} takes {least} arguments."),
                (least, most) => format!("{function} takes {least} to {most} arguments."),
            },
            Problem::AmbiguousFactor => "it is not clear what this multiplies: write * or brackets.".into(),
            Problem::TooLong => "the formula is too long.".into(),
            Problem::TooDeep => "there are too many brackets, signs or powers within each other.".into(),
            Problem::TooManyDigits => format!("a number has up to {MAX_DIGITS} digits."),
            Problem::TooManyNodes => "there are too many operations.".into(),
            Problem::TooManyParameters => format!("there are more than {MAX_PARAMETERS} letters."),
        }
    }
}
