//! Why a text is not a formula, as data: the page puts it into words.

/// A problem of a text, and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// The byte at which it begins.
    pub start: usize,
    /// The byte after its last; equal to `start` where something is missing.
    pub end: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at some place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Something else has to stand there.
    Expected(Expected),
    /// No function, variable or parameter has this name. Parameters are single letters and names of Greek letters.
    UnknownName {
        /// The name that is most like it.
        nearest: Option<&'static str>,
    },
    /// The function takes another number of arguments.
    ArgumentCount {
        /// The function.
        function: &'static str,
        /// The least number.
        least: usize,
        /// The greatest number.
        most: usize,
    },
    /// A factor without a sign of multiplication after a quotient, or a bracket after an argument without brackets: `1/2x`
    /// is read as (1/2)x by some, as 1/(2x) by others.
    AmbiguousFactor,
    /// The text has more bytes than [`super::MAX_LENGTH`].
    TooLong,
    /// Brackets, signs or powers within each other, deeper than [`super::MAX_DEPTH`].
    TooDeep,
    /// The number has more characters than [`super::MAX_DIGITS`].
    TooManyDigits,
    /// There are more operands and operations than [`super::MAX_NODES`].
    TooManyNodes,
    /// There are more parameters than [`super::MAX_PARAMETERS`].
    TooManyParameters,
}

/// What the grammar requires at some place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The name of an abbreviation.
    Name,
    /// A number, a name, a sign or an opening bracket.
    Operand,
    /// An operator, or the end of the text.
    OperatorOrEnd,
    /// A comparison operator.
    Comparison,
    /// This token.
    Token(&'static str),
}
