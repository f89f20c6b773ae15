//! The place of a number in the layer.

use engine::layer::{MAX_SIZE, Matrix, Tensor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The matrices of a layer, each with its id in addresses.
static MATRICES: [(Tensor, &str); 12] = [
    (Tensor::Inputs, "x"),
    (Tensor::Weights, "w"),
    (Tensor::Bias, "b"),
    (Tensor::Product, "xw"),
    (Tensor::PreActivation, "z"),
    (Tensor::Output, "y"),
    (Tensor::Upstream, "g"),
    (Tensor::Slope, "slope"),
    (Tensor::Delta, "delta"),
    (Tensor::InputGradient, "dx"),
    (Tensor::WeightGradient, "dw"),
    (Tensor::BiasGradient, "db"),
];

/// The place of a number, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// In which matrix.
    pub tensor: Tensor,
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
}

impl Place {
    /// Whether a matrix is large enough to have a number there.
    pub fn is_within(self, matrix: &Matrix) -> bool {
        self.row < matrix.rows() && self.column < matrix.columns()
    }
}

/// The id of a matrix in addresses.
pub fn matrix_id(tensor: Tensor) -> &'static str {
    MATRICES.iter().find(|entry| entry.0 == tensor).map_or("", |entry| entry.1)
}

impl fmt::Display for Place {
    /// As addresses have it, such as `z:1:2`: counted from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", matrix_id(self.tensor), self.row + 1, self.column + 1)
    }
}

/// A text that is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsePlaceError;

impl FromStr for Place {
    type Err = ParsePlaceError;

    fn from_str(text: &str) -> Result<Self, ParsePlaceError> {
        let mut words = text.split(':');
        let id = words.next().ok_or(ParsePlaceError)?;
        let tensor = MATRICES.iter().find(|entry| entry.1 == id).ok_or(ParsePlaceError)?.0;
        let mut index = || {
            let word = words.next().ok_or(ParsePlaceError)?;
            DIGITS.iter().position(|digit| *digit == word).ok_or(ParsePlaceError)
        };
        let (row, column) = (index()?, index()?);
        if words.next().is_none() { Ok(Place { tensor, row, column }) } else { Err(ParsePlaceError) }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::state::text::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::state::text::deserialize(deserializer)
    }
}

/// What rows and columns are called in addresses.
const DIGITS: [&str; MAX_SIZE] = ["1", "2", "3", "4"];
