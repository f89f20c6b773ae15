//! One dense layer `Y = f(X·W + b)` and its gradients, every entry with its terms.
//!
//! Shapes: X is n×m, W is m×k, b has k entries. Backward, with an upstream gradient G of ones:
//! `δ = G∘f′(Z)`, `dX = δ·Wᵀ`, `dW = Xᵀ·δ`, `db` = column sums of δ.

mod dense;
mod evaluated;
mod matrix;
mod tensor;

pub use dense::{Layer, MAX_ENTRY};
pub use evaluated::{EvaluatedLayer, Origin};
pub use matrix::{MAX_SIZE, Matrix};
pub use tensor::{Entry, Error, Tensor};
