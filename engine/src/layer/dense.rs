//! A dense layer and its inputs.

use super::matrix::Matrix;
use super::tensor::{Error, Tensor};

/// The greatest absolute value of an entry: with it sums neither overflow nor lose their integer part.
pub const MAX_ENTRY: f64 = 1e6;

/// A dense layer and its inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    pub(super) inputs: Matrix,
    pub(super) weights: Matrix,
    pub(super) bias: Matrix,
}

impl Default for Layer {
    /// X = [[1, 2], [3, 4]], W = [[0.5, 1], [1.5, 2]], b = [0.1, 0.2]; so Z = [[3.6, 5.2], [7.6, 11.2]].
    fn default() -> Self {
        let square = |values: [f64; 4]| Matrix { rows: 2, columns: 2, values: values.to_vec() };
        Layer {
            inputs: square([1.0, 2.0, 3.0, 4.0]),
            weights: square([0.5, 1.0, 1.5, 2.0]),
            bias: Matrix { rows: 1, columns: 2, values: vec![0.1, 0.2] },
        }
    }
}

impl Layer {
    /// A layer of X, W and b.
    ///
    /// # Errors
    /// If the shapes do not fit, or an entry is NaN or beyond [`MAX_ENTRY`].
    pub fn new(inputs: Matrix, weights: Matrix, bias: &[f64]) -> Result<Self, Error> {
        let bias = Matrix::from_values(1, bias.len(), bias.to_vec())?;
        if inputs.columns != weights.rows || bias.columns != weights.columns {
            return Err(Error::Shapes);
        }
        for (tensor, matrix) in
            [(Tensor::Inputs, &inputs), (Tensor::Weights, &weights), (Tensor::Bias, &bias)]
        {
            let invalid = |v: &f64| v.is_nan() || v.abs() > MAX_ENTRY;
            if let Some(i) = matrix.values.iter().position(invalid) {
                return Err(Error::Entry { tensor, row: i / matrix.columns, column: i % matrix.columns });
            }
        }
        Ok(Layer { inputs, weights, bias })
    }

    /// X.
    pub fn inputs(&self) -> &Matrix {
        &self.inputs
    }

    /// W.
    pub fn weights(&self) -> &Matrix {
        &self.weights
    }

    /// b, as one row.
    pub fn bias(&self) -> &Matrix {
        &self.bias
    }

    /// The same layer with a bias for which exactly this unit has negative pre-activations in all rows. The bias of the
    /// unit is lowered to the next integer with that effect; that of any other inactive unit is raised to the next
    /// integer that makes it active. Unchanged if there is no such unit.
    pub fn with_inactive_unit(&self, unit: usize) -> Self {
        let mut changed = self.clone();
        if unit >= self.weights.columns {
            return changed;
        }
        for (j, bias) in changed.bias.values.iter_mut().enumerate() {
            let product = |i: usize| -> f64 {
                (0..self.inputs.columns).map(|l| self.inputs.at(i, l) * self.weights.at(l, j)).sum()
            };
            let largest = (0..self.inputs.rows).map(product).fold(f64::NEG_INFINITY, f64::max);
            let inactive = largest + *bias < 0.0;
            if inactive != (j == unit) {
                // The integers next to −largest, on either side.
                *bias = if j == unit { (-largest).ceil() - 1.0 } else { (-largest).floor() + 1.0 };
            }
        }
        changed
    }
}
