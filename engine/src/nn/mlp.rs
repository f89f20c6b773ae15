//! The network: its layers, and the layout of their parameters in one flat vector.

use super::loss::Output;
use crate::activation::Instance;
use std::ops::Range;

/// The most input features.
pub const MAX_INPUTS: usize = 8;
/// The most hidden layers.
pub const MAX_LAYERS: usize = 12;
/// The most units in a hidden layer.
pub const MAX_UNITS: usize = 64;

/// The shape of a network with one output.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The number of input features.
    pub inputs: usize,
    /// Units and activation of each hidden layer.
    pub hidden: Vec<(usize, Instance)>,
    /// The activation of the output unit.
    pub output: Output,
}

/// A layer, and the layout of its parameters in the flat vector.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Units of the layer before, or input features.
    pub inputs: usize,
    /// Units.
    pub units: usize,
    /// The activation; `None` for the output layer.
    pub activation: Option<Instance>,
    start: usize,
}

impl Layer {
    /// A layer that is not part of a network, without an activation.
    pub(crate) fn standalone(inputs: usize, units: usize) -> Self {
        Layer { inputs, units, activation: None, start: 0 }
    }

    /// The range of the weights, `[unit][input]`.
    pub fn weights(&self) -> Range<usize> {
        self.start..self.start + self.inputs * self.units
    }

    /// The range of the weights of one unit.
    pub fn unit_weights(&self, unit: usize) -> Range<usize> {
        let start = self.start + unit * self.inputs;
        start..start + self.inputs
    }

    /// The range of the biases.
    pub fn biases(&self) -> Range<usize> {
        let start = self.weights().end;
        start..start + self.units
    }

    /// The index of the learned parameter of the activation.
    pub fn learned_index(&self) -> Option<usize> {
        self.activation.as_ref()?.activation.parameter_derivative.map(|_| self.biases().end)
    }

    /// The range of all parameters of the layer.
    pub fn range(&self) -> Range<usize> {
        self.start..self.biases().end + usize::from(self.learned_index().is_some())
    }

    /// f′ of a unit's pre-activation.
    pub fn slope(&self, z: f64) -> f64 {
        self.activation.as_ref().map_or(1.0, |a| (a.activation.slope)(z, &a.params))
    }
}

/// A multilayer perceptron with one output unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Mlp {
    layers: Vec<Layer>,
    output: Output,
    values: Vec<f64>,
}

impl Mlp {
    /// A network of this shape. Weights and biases are 0; learned parameters have the values of the instances.
    pub fn new(shape: &Shape) -> Self {
        let mut layers: Vec<Layer> = Vec::with_capacity(shape.hidden.len() + 1);
        let (mut inputs, mut start) = (shape.inputs, 0);
        let mut push = |units: usize, activation: Option<Instance>| {
            let layer = Layer { inputs, units, activation, start };
            start = layer.range().end;
            inputs = units;
            layers.push(layer);
        };
        for (units, instance) in &shape.hidden {
            push(*units, Some(instance.clone()));
        }
        push(1, None);
        let mut values = vec![0.0; start];
        for layer in &layers {
            if let (Some(at), Some(instance)) = (layer.learned_index(), &layer.activation) {
                values[at] = instance.params[0];
            }
        }
        Mlp { layers, output: shape.output, values }
    }

    /// All layers, the output layer last.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The hidden layers.
    pub fn hidden(&self) -> &[Layer] {
        &self.layers[..self.layers.len() - 1]
    }

    /// The number of input features.
    pub fn inputs(&self) -> usize {
        self.layers[0].inputs
    }

    /// The activation of the output unit.
    pub(super) fn output(&self) -> Output {
        self.output
    }

    /// All weights, biases and learned parameters, in the layout of [`Layer`].
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Changes the parameters in place.
    pub fn update(&mut self, change: impl FnOnce(&mut [f64])) {
        self.update_with_layers(|_, values| change(values));
    }

    /// Changes the parameters in place, given the layout of each layer.
    pub fn update_with_layers(&mut self, change: impl FnOnce(&[Layer], &mut [f64])) {
        change(&self.layers, &mut self.values);
        for layer in &mut self.layers {
            if let Some(at) = layer.learned_index()
                && let Some(instance) = &mut layer.activation
            {
                instance.params[0] = self.values[at];
            }
        }
    }

    /// Copies parameters; if the vectors differ in length, those beyond the shorter do not change.
    pub fn set_values(&mut self, values: &[f64]) {
        self.update(|own| own.iter_mut().zip(values).for_each(|(own, value)| *own = *value));
    }
}
