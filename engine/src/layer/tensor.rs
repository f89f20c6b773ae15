//! The matrices of a layer by name, their entries, and the errors that they can cause.

/// A matrix of the layer, given or computed.
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
    /// All, given ones first, then in the order of computation.
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

/// One entry of one matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Of which matrix.
    pub tensor: Tensor,
    /// Counted from 0.
    pub row: usize,
    /// Counted from 0.
    pub column: usize,
    /// The number there.
    pub value: f64,
}

/// Why a layer cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// A size is not within 1 to [`super::MAX_SIZE`].
    Size {
        /// As given.
        rows: usize,
        /// As given.
        columns: usize,
    },
    /// Rows differ in length.
    Ragged,
    /// The columns of X are not as many as the rows of W, or those of b not as many as those of W.
    Shapes,
    /// An entry is not finite, or is beyond [`super::MAX_ENTRY`].
    Entry {
        /// In which matrix.
        tensor: Tensor,
        /// Counted from 0.
        row: usize,
        /// Counted from 0.
        column: usize,
    },
}
