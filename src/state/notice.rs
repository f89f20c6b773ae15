//! Problems found in a query.

use engine::formula::DefinitionError;

/// A part of a query that could not be used as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The query exceeds the length limit.
    TooLong,
    /// No function has this id.
    UnknownFunction(String),
    /// The text defines no function.
    BadFormula(String, DefinitionError),
    /// There are more functions than this maximum.
    TooManyFunctions(usize),
    /// A parameter of the function is not a number, or there are too many.
    BadParameter(String),
    /// A number was clamped to its limits.
    Clamped(String),
    /// A value of a key was replaced by the one that is used.
    Adjusted(&'static str, String, String),
    /// A key is given more than once.
    Repeated(String),
    /// These are not keys of the lab.
    UnknownKeys(Vec<String>),
    /// A key names parts that the lab does not have, or that have nothing to lock.
    UnknownParts(&'static str, Vec<String>),
    /// A query of a host is of this lab, which is not the open one.
    OtherLab(String),
    /// A message of a host has these fields, which its type does not have.
    UnknownFields(Vec<String>),
    /// The sizes of the matrices of a layer do not match.
    MismatchedShapes,
    /// The value of a key is not valid.
    BadValue(&'static str, String),
}

/// Untrusted text, shortened for a notice.
pub fn excerpt(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}
