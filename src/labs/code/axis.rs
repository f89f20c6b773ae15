//! The dimensions of the matrices.

use engine::layer::Tensor;

/// The least size of a dimension: with one, there would be no sums to explain.
pub const MIN_SIZE: usize = 2;

/// A dimension of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// An example of the batch.
    Example,
    /// An input of the layer.
    Input,
    /// A unit of the layer.
    Unit,
}

impl Axis {
    /// All dimensions, in the order of `CodeSettings::sizes`.
    pub const ALL: [Axis; 3] = [Axis::Example, Axis::Input, Axis::Unit];

    /// The dimension of the rows; `None` for a single row that applies to all examples.
    pub const fn of_rows(matrix: Tensor) -> Option<Self> {
        match matrix {
            Tensor::Bias | Tensor::BiasGradient => None,
            Tensor::Weights | Tensor::WeightGradient => Some(Axis::Input),
            _ => Some(Axis::Example),
        }
    }

    /// The dimension of the columns.
    pub const fn of_columns(matrix: Tensor) -> Self {
        match matrix {
            Tensor::Inputs | Tensor::InputGradient => Axis::Input,
            _ => Axis::Unit,
        }
    }
}
