//! What was wrong with an address.

/// Something in an address that could not be used as it was. Its sentence is in [`crate::locale`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The query is too long to be ours.
    TooLong,
    /// No function has this id.
    UnknownFunction(String),
    /// There are more functions than slots.
    TooManyFunctions,
    /// A parameter of the function is no number, or there are too many.
    BadParameter(String),
    /// A number was moved to the nearest limit.
    Limited(String),
    /// The matrices of a layer are not of sizes that go together.
    Shapes,
    /// The value of a key makes no sense.
    BadValue(&'static str, String),
}

/// Text from outside, shortened for a notice.
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}
