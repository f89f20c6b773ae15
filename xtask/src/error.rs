//! The one kind of error: a line that a person can act on.

use std::fmt::Display;

/// What went wrong, and where it helps, what to do about it.
#[derive(Debug)]
pub struct Error(String);

/// A result whose error is a line to print.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error with this text.
pub fn fail<T>(text: impl Into<String>) -> Result<T> {
    Err(Error(text.into()))
}

impl Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when an error came.
pub trait Context<T> {
    /// Puts `what` before the error's own text.
    fn context(self, what: impl Display) -> Result<T>;
}

impl<T, E: Display> Context<T> for Result<T, E> {
    fn context(self, what: impl Display) -> Result<T> {
        self.map_err(|error| Error(format!("{what}: {error}")))
    }
}
