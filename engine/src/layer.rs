//! One dense layer worked through: `Y = f(X·W + b)` and its gradients, every number with its terms.
//!
//! Shapes: X is n×m, W is m×k, b has k entries. Backward, with an upstream gradient G of ones:
//! `δ = G∘f′(Z)`, `dX = δ·Wᵀ`, `dW = Xᵀ·δ`, `db` = column sums of δ.

use crate::activation::{Instance, Order};

/// The most rows or columns of a matrix here.
pub const MAX_SIZE: usize = 4;
/// The largest entry, in absolute value: with it no sum loses its integer part or overflows.
pub const MAX_ENTRY: f64 = 1e6;

/// A matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// From rows of equal length.
    ///
    /// # Errors
    /// Where the rows differ in length or a size is not within 1 to [`MAX_SIZE`].
    pub fn new(rows: &[&[f64]]) -> Result<Self, Error> {
        let columns = rows.first().map_or(0, |row| row.len());
        if rows.iter().any(|row| row.len() != columns) {
            return Err(Error::Ragged);
        }
        Self::from_values(rows.len(), columns, rows.concat())
    }

    /// From its entries, row by row.
    ///
    /// # Errors
    /// Where a size is not within 1 to [`MAX_SIZE`], or is not that of the entries.
    pub fn from_values(rows: usize, columns: usize, values: Vec<f64>) -> Result<Self, Error> {
        let sizes = 1..=MAX_SIZE;
        if !sizes.contains(&rows) || !sizes.contains(&columns) {
            Err(Error::Size { rows, columns })
        } else if values.len() != rows * columns {
            Err(Error::Ragged)
        } else {
            Ok(Matrix { rows, columns, values })
        }
    }

    fn fill(rows: usize, columns: usize, entry: impl Fn(usize, usize) -> f64) -> Self {
        let values = (0..rows * columns).map(|i| entry(i / columns, i % columns)).collect();
        Matrix { rows, columns, values }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The entries, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// One entry, counted from 0; NaN outside.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        if column < self.columns {
            self.values.get(row * self.columns + column).copied().unwrap_or(f64::NAN)
        } else {
            f64::NAN
        }
    }

    /// The rows.
    pub fn iter_rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks(self.columns)
    }
}

/// Why there is no such layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// A size is not within 1 to [`MAX_SIZE`].
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
    /// An entry is not finite, or is beyond [`MAX_ENTRY`].
    Entry {
        /// In which matrix.
        tensor: Tensor,
        /// Counted from 0.
        row: usize,
        /// Counted from 0.
        column: usize,
    },
}

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
pub struct Cell {
    /// Of which matrix.
    pub tensor: Tensor,
    /// Counted from 0.
    pub row: usize,
    /// Counted from 0.
    pub column: usize,
    /// The number there.
    pub value: f64,
}

/// What a number comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// It was given.
    Given,
    /// It is a sum of terms, each a product of one or two cells.
    Sum(Vec<Vec<Cell>>),
    /// It is f or f′ of a cell.
    Function(Order, Cell),
}

/// A dense layer and its inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    inputs: Matrix,
    weights: Matrix,
    bias: Matrix,
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
    /// From X, W and b.
    ///
    /// # Errors
    /// Where the shapes do not fit, or an entry cannot be computed with.
    pub fn new(inputs: Matrix, weights: Matrix, bias: &[f64]) -> Result<Self, Error> {
        let bias = Matrix::from_values(1, bias.len(), bias.to_vec())?;
        if inputs.columns != weights.rows || bias.columns != weights.columns {
            return Err(Error::Shapes);
        }
        for (tensor, matrix) in
            [(Tensor::Inputs, &inputs), (Tensor::Weights, &weights), (Tensor::Bias, &bias)]
        {
            let unusable = |v: &f64| v.is_nan() || v.abs() > MAX_ENTRY;
            if let Some(i) = matrix.values.iter().position(unusable) {
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

    /// Computes it, forward and backward.
    pub fn evaluate(&self, f: &Instance) -> EvaluatedLayer {
        let (x, w) = (&self.inputs, &self.weights);
        let (n, m, k) = (x.rows, x.columns, w.columns);
        let product = Matrix::fill(n, k, |i, j| (0..m).map(|l| x.at(i, l) * w.at(l, j)).sum());
        let z = Matrix::fill(n, k, |i, j| product.at(i, j) + self.bias.at(0, j));
        let upstream = Matrix::fill(n, k, |_, _| 1.0);
        let slope = Matrix::fill(n, k, |i, j| f.at(Order::Slope, z.at(i, j)));
        let delta = Matrix::fill(n, k, |i, j| upstream.at(i, j) * slope.at(i, j));
        EvaluatedLayer {
            output: Matrix::fill(n, k, |i, j| f.at(Order::Value, z.at(i, j))),
            input_gradient: Matrix::fill(n, m, |i, l| (0..k).map(|j| delta.at(i, j) * w.at(l, j)).sum()),
            weight_gradient: Matrix::fill(m, k, |l, j| (0..n).map(|i| x.at(i, l) * delta.at(i, j)).sum()),
            bias_gradient: Matrix::fill(1, k, |_, j| (0..n).map(|i| delta.at(i, j)).sum()),
            layer: self.clone(),
            product,
            pre_activation: z,
            upstream,
            slope,
            delta,
        }
    }

    /// The same layer with a bias such that exactly this unit has negative pre-activations in all rows: its
    /// own entry goes down to the next integer that does it, and that of any other such unit goes up likewise.
    /// Unchanged where there is no such unit.
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

/// A layer with all that is computed of it.
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluatedLayer {
    layer: Layer,
    product: Matrix,
    pre_activation: Matrix,
    output: Matrix,
    upstream: Matrix,
    slope: Matrix,
    delta: Matrix,
    input_gradient: Matrix,
    weight_gradient: Matrix,
    bias_gradient: Matrix,
}

impl EvaluatedLayer {
    /// One of its matrices.
    pub fn matrix(&self, tensor: Tensor) -> &Matrix {
        match tensor {
            Tensor::Inputs => &self.layer.inputs,
            Tensor::Weights => &self.layer.weights,
            Tensor::Bias => &self.layer.bias,
            Tensor::Product => &self.product,
            Tensor::PreActivation => &self.pre_activation,
            Tensor::Output => &self.output,
            Tensor::Upstream => &self.upstream,
            Tensor::Slope => &self.slope,
            Tensor::Delta => &self.delta,
            Tensor::InputGradient => &self.input_gradient,
            Tensor::WeightGradient => &self.weight_gradient,
            Tensor::BiasGradient => &self.bias_gradient,
        }
    }

    /// One entry.
    pub fn cell(&self, tensor: Tensor, row: usize, column: usize) -> Cell {
        Cell { tensor, row, column, value: self.matrix(tensor).at(row, column) }
    }

    /// What an entry comes from, such as the terms of 0.5·1 + 1.5·2.
    pub fn origin(&self, tensor: Tensor, row: usize, column: usize) -> Origin {
        let cell = |tensor, row, column| self.cell(tensor, row, column);
        let (n, m, k) = (self.output.rows, self.layer.inputs.columns, self.output.columns);
        let (i, j) = (row, column);
        Origin::Sum(match tensor {
            Tensor::Inputs | Tensor::Weights | Tensor::Bias | Tensor::Upstream => return Origin::Given,
            Tensor::Output => return Origin::Function(Order::Value, cell(Tensor::PreActivation, i, j)),
            Tensor::Slope => return Origin::Function(Order::Slope, cell(Tensor::PreActivation, i, j)),
            Tensor::Product => {
                (0..m).map(|l| vec![cell(Tensor::Inputs, i, l), cell(Tensor::Weights, l, j)]).collect()
            }
            Tensor::PreActivation => vec![vec![cell(Tensor::Product, i, j)], vec![cell(Tensor::Bias, 0, j)]],
            Tensor::Delta => vec![vec![cell(Tensor::Upstream, i, j), cell(Tensor::Slope, i, j)]],
            Tensor::InputGradient => {
                (0..k).map(|l| vec![cell(Tensor::Delta, i, l), cell(Tensor::Weights, j, l)]).collect()
            }
            Tensor::WeightGradient => {
                (0..n).map(|l| vec![cell(Tensor::Inputs, l, i), cell(Tensor::Delta, l, j)]).collect()
            }
            Tensor::BiasGradient => (0..n).map(|l| vec![cell(Tensor::Delta, l, j)]).collect(),
        })
    }
}
