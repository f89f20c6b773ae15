//! What rows and columns of the matrices stand for.

use engine::layer::Tensor;

/// What a row or a column of a matrix stands for.
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
    /// All, in the order in which the settings have the sizes.
    pub const ALL: [Axis; 3] = [Axis::Example, Axis::Input, Axis::Unit];

    /// What the rows of a matrix stand for; `None` where there is a single row for all examples.
    pub const fn of_rows(matrix: Tensor) -> Option<Self> {
        match matrix {
            Tensor::Bias | Tensor::BiasGradient => None,
            Tensor::Weights | Tensor::WeightGradient => Some(Axis::Input),
            _ => Some(Axis::Example),
        }
    }

    /// What the columns of a matrix stand for.
    pub const fn of_columns(matrix: Tensor) -> Self {
        match matrix {
            Tensor::Inputs | Tensor::InputGradient => Axis::Input,
            _ => Axis::Unit,
        }
    }
}
