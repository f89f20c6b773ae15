//! The tensors of a layer, their entries, and errors.

/// A tensor of the layer, given or computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tensor {
    /// X, n×m.
    Inputs,
    /// W, m×k.
    Weights,
    /// b, 1×k.
    Bias,
    /// X·W, n×k.
    Product,
    /// Z = X·W + b, n×k.
    PreActivation,
    /// Y = f(Z), n×k.
    Output,
    /// G, ones, n×k.
    Upstream,
    /// f′(Z), n×k.
    Slope,
    /// δ = G∘f′(Z), n×k.
    Delta,
    /// dX = δ·Wᵀ, n×m.
    InputGradient,
    /// dW = Xᵀ·δ, m×k.
    WeightGradient,
    /// db, the column sums of δ, 1×k.
    BiasGradient,
}

impl Tensor {
    /// All tensors, the given ones first, then in the order of computation.
    pub const ALL: [Tensor; 12] = [
        Tensor::Inputs,
        Tensor::Weights,
        Tensor::Bias,
        Tensor::Product,
        Tensor::PreActivation,
        Tensor::Output,
        Tensor::Upstream,
        Tensor::Slope,
        Tensor::Delta,
        Tensor::InputGradient,
        Tensor::WeightGradient,
        Tensor::BiasGradient,
    ];
}

/// An entry of a tensor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// The tensor.
    pub tensor: Tensor,
    /// Counted from 0.
    pub row: usize,
    /// Counted from 0.
    pub column: usize,
    /// Its value.
    pub value: f64,
}

/// The reason that matrices or layers are not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// A size is not from 1 to [`super::MAX_SIZE`].
    Size {
        /// The number of rows.
        rows: usize,
        /// The number of columns.
        columns: usize,
    },
    /// Rows differ in length.
    Ragged,
    /// X has another number of columns than W has rows, or b another number of entries than W has columns.
    Shapes,
    /// An entry is not finite, or is beyond [`super::MAX_ENTRY`].
    Entry {
        /// Its tensor.
        tensor: Tensor,
        /// Counted from 0.
        row: usize,
        /// Counted from 0.
        column: usize,
    },
}
