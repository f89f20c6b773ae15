//! The place of a number in the layer.

use crate::settings::field::{by_id, id_of};
use engine::layer::{self, MAX_SIZE};

/// The matrices of a layer, each with its id in addresses and how it is written, as HTML.
pub static MATRICES: [(layer::Part, &str, &str); 12] = [
    (layer::Part::Inputs, "x", "<i>X</i>"),
    (layer::Part::Weights, "w", "<i>W</i>"),
    (layer::Part::Bias, "b", "<i>b</i>"),
    (layer::Part::Product, "xw", "<i>X</i>·<i>W</i>"),
    (layer::Part::PreActivation, "z", "<i>Z</i>"),
    (layer::Part::Output, "y", "<i>Y</i>"),
    (layer::Part::Upstream, "g", "<i>G</i>"),
    (layer::Part::Slope, "slope", "<i>f</i>′(<i>Z</i>)"),
    (layer::Part::Delta, "delta", "<i>δ</i>"),
    (layer::Part::InputGradient, "dx", "d<i>X</i>"),
    (layer::Part::WeightGradient, "dw", "d<i>W</i>"),
    (layer::Part::BiasGradient, "db", "d<i>b</i>"),
];

/// The place of a number, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// In which matrix.
    pub part: layer::Part,
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
}

impl Place {
    /// As addresses have it, such as `z:1:2`: counted from 1.
    pub fn written(self) -> String {
        format!("{}:{}:{}", id_of(&MATRICES, self.part), self.row + 1, self.column + 1)
    }

    /// Reads that.
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split(':');
        let part = by_id(&MATRICES, words.next()?)?;
        let mut index = || words.next().and_then(|word| DIGITS.iter().position(|digit| *digit == word));
        let (row, column) = (index()?, index()?);
        words.next().is_none().then_some(Place { part, row, column })
    }
}

/// What rows and columns are called in addresses.
const DIGITS: [&str; MAX_SIZE] = ["1", "2", "3", "4"];
