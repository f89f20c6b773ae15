//! The network: its layers, and the layout of their parameters in one flat vector.

use super::loss::Output;
use crate::activation::Instance;
use std::ops::Range;

/// The most input features.
pub const MAX_INPUTS: usize = 784;
/// The most hidden layers.
pub const MAX_LAYERS: usize = 12;
/// The most units in a hidden layer.
pub const MAX_UNITS: usize = 64;
/// The most outputs.
pub const MAX_OUTPUTS: usize = 10;

/// The shape of a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The number of input features.
    pub inputs: usize,
    /// Units and activation of each hidden layer.
    pub hidden: Vec<(usize, Instance)>,
    /// The number of outputs: 1, or the number of classes.
    pub outputs: usize,
    /// The activation of the output units.
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
    /// Whether a parameter of the activation is learned.
    learns: bool,
}

impl Layer {
    /// A layer that is not part of a network, without an activation.
    pub(crate) fn standalone(inputs: usize, units: usize) -> Self {
        Layer { inputs, units, activation: None, start: 0, learns: false }
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
        self.learns.then(|| self.biases().end)
    }

    /// The range of all parameters of the layer.
    pub fn range(&self) -> Range<usize> {
        self.start..self.biases().end + usize::from(self.learns)
    }
}

/// A multilayer perceptron.
#[derive(Debug, Clone, PartialEq)]
pub struct Mlp {
    layers: Vec<Layer>,
    output: Option<Instance>,
    values: Vec<f32>,
}

impl Mlp {
    /// A network of this shape. Weights and biases are 0; learned parameters have the values of the instances.
    pub fn new(shape: &Shape) -> Self {
        let mut layers: Vec<Layer> = Vec::with_capacity(shape.hidden.len() + 1);
        let (mut inputs, mut start) = (shape.inputs, 0);
        let mut push = |units: usize, activation: Option<Instance>| {
            let learns = activation.as_ref().is_some_and(|f| f.activation.parameter_derivative.is_some());
            let layer = Layer { inputs, units, activation, start, learns };
            start = layer.range().end;
            inputs = units;
            layers.push(layer);
        };
        for (units, instance) in &shape.hidden {
            push(*units, Some(instance.clone()));
        }
        push(shape.outputs, None);
        let mut values = vec![0.0; start];
        for layer in &layers {
            if let (Some(at), Some(instance)) = (layer.learned_index(), &layer.activation) {
                values[at] = instance.params[0] as f32;
            }
        }
        Mlp { layers, output: shape.output.activation(), values }
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

    /// The number of outputs.
    pub fn outputs(&self) -> usize {
        self.layers[self.layers.len() - 1].units
    }

    /// The activation of the output units; `None` for o = z.
    pub fn output_activation(&self) -> Option<&Instance> {
        self.output.as_ref()
    }

    /// All weights, biases and learned parameters, in the layout of [`Layer`].
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// Changes the parameters in place.
    pub fn update(&mut self, change: impl FnOnce(&mut [f32])) {
        self.update_with_layers(|_, values| change(values));
    }

    /// Changes the parameters in place, given the layout of each layer.
    pub fn update_with_layers(&mut self, change: impl FnOnce(&[Layer], &mut [f32])) {
        change(&self.layers, &mut self.values);
        self.read_learned_parameters();
    }

    /// Exchanges the parameters with those of a vector of the same length.
    pub(super) fn swap_values(&mut self, values: &mut Vec<f32>) {
        std::mem::swap(&mut self.values, values);
        self.read_learned_parameters();
    }

    fn read_learned_parameters(&mut self) {
        for layer in &mut self.layers {
            if let Some(at) = layer.learned_index()
                && let Some(instance) = &mut layer.activation
            {
                instance.params[0] = f64::from(self.values[at]);
            }
        }
    }

    /// Copies parameters; if the vectors differ in length, those beyond the shorter do not change.
    pub fn set_values(&mut self, values: &[f32]) {
        self.update(|own| own.iter_mut().zip(values).for_each(|(own, value)| *own = *value));
    }
}
