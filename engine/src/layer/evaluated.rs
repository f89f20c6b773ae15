//! All matrices of a layer, and the terms of each entry.

use super::dense::Layer;
use super::matrix::Matrix;
use super::tensor::{Entry, Tensor};
use crate::activation::{Instance, Order};

/// How an entry is computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// It is given.
    Given,
    /// It is a sum of terms, each a product of one or two entries.
    Sum(Vec<Vec<Entry>>),
    /// It is f or f′ of an entry.
    Function(Order, Entry),
}

/// A layer with all matrices that are computed from it.
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

impl Layer {
    /// Computes the forward and the backward pass with this activation.
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
}

impl EvaluatedLayer {
    /// The matrix of a tensor.
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

    /// One entry, counted from 0.
    pub fn entry(&self, tensor: Tensor, row: usize, column: usize) -> Entry {
        Entry { tensor, row, column, value: self.matrix(tensor).at(row, column) }
    }

    /// How an entry is computed, such as the terms of 0.5·1 + 1.5·2.
    pub fn origin(&self, tensor: Tensor, row: usize, column: usize) -> Origin {
        let entry = |tensor, row, column| self.entry(tensor, row, column);
        let (n, m, k) = (self.output.rows, self.layer.inputs.columns, self.output.columns);
        let (i, j) = (row, column);
        Origin::Sum(match tensor {
            Tensor::Inputs | Tensor::Weights | Tensor::Bias | Tensor::Upstream => return Origin::Given,
            Tensor::Output => return Origin::Function(Order::Value, entry(Tensor::PreActivation, i, j)),
            Tensor::Slope => return Origin::Function(Order::Slope, entry(Tensor::PreActivation, i, j)),
            Tensor::Product => {
                (0..m).map(|l| vec![entry(Tensor::Inputs, i, l), entry(Tensor::Weights, l, j)]).collect()
            }
            Tensor::PreActivation => {
                vec![vec![entry(Tensor::Product, i, j)], vec![entry(Tensor::Bias, 0, j)]]
            }
            Tensor::Delta => vec![vec![entry(Tensor::Upstream, i, j), entry(Tensor::Slope, i, j)]],
            Tensor::InputGradient => {
                (0..k).map(|l| vec![entry(Tensor::Delta, i, l), entry(Tensor::Weights, j, l)]).collect()
            }
            Tensor::WeightGradient => {
                (0..n).map(|l| vec![entry(Tensor::Inputs, l, i), entry(Tensor::Delta, l, j)]).collect()
            }
            Tensor::BiasGradient => (0..n).map(|l| vec![entry(Tensor::Delta, l, j)]).collect(),
        })
    }
}
