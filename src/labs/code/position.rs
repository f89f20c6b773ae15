//! The position of an entry in the layer.

use engine::layer::{MAX_SIZE, Matrix, Tensor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The matrices of a layer and their ids in addresses.
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

/// The position of an entry, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryPosition {
    /// The matrix.
    pub tensor: Tensor,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl EntryPosition {
    /// Whether a matrix has this position.
    pub fn is_within(self, matrix: &Matrix) -> bool {
        self.row < matrix.rows() && self.column < matrix.columns()
    }
}

/// The id of a matrix in addresses.
pub fn matrix_id(tensor: Tensor) -> &'static str {
    MATRICES.iter().find(|entry| entry.0 == tensor).map_or("", |entry| entry.1)
}

impl fmt::Display for EntryPosition {
    /// As in addresses: `z:1:2`, counted from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", matrix_id(self.tensor), self.row + 1, self.column + 1)
    }
}

/// The text is not a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseEntryPositionError;

impl FromStr for EntryPosition {
    type Err = ParseEntryPositionError;

    fn from_str(text: &str) -> Result<Self, ParseEntryPositionError> {
        let mut words = text.split(':');
        let id = words.next().ok_or(ParseEntryPositionError)?;
        let tensor = MATRICES.iter().find(|entry| entry.1 == id).ok_or(ParseEntryPositionError)?.0;
        let mut index = || {
            let word = words.next().ok_or(ParseEntryPositionError)?;
            INDICES.iter().position(|index| *index == word).ok_or(ParseEntryPositionError)
        };
        let (row, column) = (index()?, index()?);
        if words.next().is_none() {
            Ok(EntryPosition { tensor, row, column })
        } else {
            Err(ParseEntryPositionError)
        }
    }
}

impl Serialize for EntryPosition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::state::display_fromstr::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EntryPosition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::state::display_fromstr::deserialize(deserializer)
    }
}

/// The numbers of rows and columns in addresses.
const INDICES: [&str; MAX_SIZE] = ["1", "2", "3", "4"];
