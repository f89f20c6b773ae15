//! The JavaScript errors for a text that is neither an id nor a formula.

use crate::error::{Result, range_error};
use engine::formula::{
    DefinitionError, Error, Expected, MAX_DEFINITION, MAX_DEPTH, MAX_DIGITS, MAX_LENGTH, MAX_NODES,
    MAX_PARAMETERS, Problem,
};
use js_sys::{Reflect, SyntaxError};
use wasm_bindgen::JsValue;

/// The most characters that a message repeats.
const MAX_EXCERPT: usize = 40;

/// Throws for a text that is neither an id nor a formula. By a single word an id was meant.
pub fn refuse<T>(text: &str, error: DefinitionError) -> Result<T> {
    let is_word =
        text.chars().count() <= MAX_EXCERPT && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    match error {
        DefinitionError::Formula(error) if is_word => {
            let nearest = match error.problem {
                Problem::UnknownName { nearest: Some(nearest) } => format!(", perhaps {nearest}"),
                _ => String::new(),
            };
            range_error(&format!("no activation \"{text}\"{nearest}; activations() lists them"))
        }
        DefinitionError::Formula(Error { start, end, problem }) => {
            syntax_error(text, (start, end), &sentence(problem))
        }
        DefinitionError::Option(option) => {
            let start = text.find(&format!("@{option}")).unwrap_or_default();
            let end = start + 1 + option.len();
            syntax_error(text, (start, end), "expected @parameter=least..greatest, or @learn=parameter")
        }
        DefinitionError::Constant => syntax_error(text, (0, text.len()), "it does not depend on x"),
        DefinitionError::Name => syntax_error(text, (0, text.len()), "the name is not valid"),
        DefinitionError::TooLong => {
            syntax_error(text, (0, text.len()), &format!("longer than {MAX_DEFINITION} bytes"))
        }
        DefinitionError::TooMany => range_error("too many different formulas in one call"),
    }
}

/// Throws a `SyntaxError` with `start` and `end`, in units of JavaScript strings.
fn syntax_error<T>(text: &str, (start, end): (usize, usize), sentence: &str) -> Result<T> {
    let units = |byte: usize| text.get(..byte).unwrap_or(text).encode_utf16().count() as u32;
    let found: String = text.get(start..end).unwrap_or_default().chars().take(MAX_EXCERPT).collect();
    let found = if found.is_empty() { found } else { format!(" (\"{found}\")") };
    let error: JsValue = SyntaxError::new(&format!("formula at {}{found}: {sentence}", units(start))).into();
    Reflect::set(&error, &"start".into(), &units(start).into())?;
    Reflect::set(&error, &"end".into(), &units(end).into())?;
    Err(error)
}

/// What is wrong, in words.
fn sentence(problem: Problem) -> String {
    match problem {
        Problem::Expected(expected) => format!("expected {}", expectation(expected)),
        Problem::UnknownName { nearest: Some(nearest) } => format!("unknown name, perhaps {nearest}"),
        Problem::UnknownName { nearest: None } => {
            "unknown name; parameters are single letters and names of Greek letters".into()
        }
        Problem::ArgumentCount { function, least: 1, most: 1 } => format!("{function} takes 1 argument"),
        Problem::ArgumentCount { function, least, most } if least == most => {
            format!("{function} takes {least} arguments")
        }
        Problem::ArgumentCount { function, least, most } => {
            format!("{function} takes {least} to {most} arguments")
        }
        Problem::AmbiguousFactor => "ambiguous; write * or brackets".into(),
        Problem::TooLong => format!("longer than {MAX_LENGTH} bytes"),
        Problem::TooDeep => format!("nested deeper than {MAX_DEPTH}"),
        Problem::TooManyDigits => format!("a number of more than {MAX_DIGITS} characters"),
        Problem::TooManyNodes => format!("more than {MAX_NODES} operands and operations"),
        Problem::TooManyParameters => format!("more than {MAX_PARAMETERS} parameters"),
    }
}

fn expectation(expected: Expected) -> &'static str {
    match expected {
        Expected::Name => "a name",
        Expected::Operand => "a number, a name or an opening bracket",
        Expected::OperatorOrEnd => "an operator or the end",
        Expected::Comparison => "a comparison such as >",
        Expected::Token(token) => token,
    }
}
