//! The network: layers, forward pass and backpropagation over a batch.

use super::data::Samples;
use crate::activation::Instance;
use std::ops::Range;

/// The most input features.
pub const MAX_INPUTS: usize = 8;
/// The most hidden layers.
pub const MAX_LAYERS: usize = 12;
/// The most units in a hidden layer.
pub const MAX_UNITS: usize = 64;

/// What the one output unit does with its pre-activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// o = z.
    #[default]
    Linear,
    /// o = tanh z.
    Tanh,
}

impl Output {
    /// All outputs, each with its id and its name.
    pub const ALL: [(Output, &'static str, &'static str); 2] =
        [(Output::Linear, "linear", "Linear"), (Output::Tanh, "tanh", "tanh")];
}

/// What is minimised, as a mean over samples; targets t are ±1 in classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loss {
    /// ½(o − t)².
    #[default]
    Square,
    /// log(1 + exp(−t·o)).
    Logistic,
}

impl Loss {
    /// All losses, each with its id and its name.
    pub const ALL: [(Loss, &'static str, &'static str); 2] =
        [(Loss::Square, "square", "½(o − t)²"), (Loss::Logistic, "logistic", "Logistic")];

    /// The loss of one sample.
    pub fn value(self, output: f64, target: f64) -> f64 {
        match self {
            Loss::Square => 0.5 * (output - target) * (output - target),
            Loss::Logistic => {
                let margin = target * output;
                libm::log1p(libm::exp(-margin.abs())) + (-margin).max(0.0)
            }
        }
    }

    /// Its derivative by the output.
    pub fn slope(self, output: f64, target: f64) -> f64 {
        match self {
            Loss::Square => output - target,
            Loss::Logistic => {
                let margin = target * output;
                let e = libm::exp(-margin.abs());
                -target * if margin >= 0.0 { e / (1.0 + e) } else { 1.0 / (1.0 + e) }
            }
        }
    }
}

/// The shape of a network with one output.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The number of input features.
    pub inputs: usize,
    /// Units and activation of each hidden layer.
    pub hidden: Vec<(usize, Instance)>,
    /// What the output unit does.
    pub output: Output,
}

/// One layer's place in the flat vector of parameters.
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
    /// A layer by itself, without an activation.
    pub(crate) fn alone(inputs: usize, units: usize) -> Self {
        Layer { inputs, units, activation: None, start: 0 }
    }

    /// Where the weights lie, `[unit][input]`.
    pub fn weights(&self) -> Range<usize> {
        self.start..self.start + self.inputs * self.units
    }

    /// Where the weights into one unit lie.
    pub fn weights_into(&self, unit: usize) -> Range<usize> {
        let start = self.start + unit * self.inputs;
        start..start + self.inputs
    }

    /// Where the biases lie.
    pub fn biases(&self) -> Range<usize> {
        let start = self.weights().end;
        start..start + self.units
    }

    /// Where the parameter of the activation that is learned lies, if there is one.
    pub fn learned(&self) -> Option<usize> {
        self.activation.as_ref()?.activation.learned.map(|_| self.biases().end)
    }

    /// All of the layer's parameters.
    pub fn range(&self) -> Range<usize> {
        self.start..self.biases().end + usize::from(self.learned().is_some())
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
    /// A network of this shape with all weights and biases 0 and learned parameters as the shape says.
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
            if let (Some(at), Some(instance)) = (layer.learned(), &layer.activation) {
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

    /// Every weight, bias and learned parameter; see [`Layer`] for their places.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Changes the parameters in place.
    pub fn change(&mut self, change: impl FnOnce(&mut [f64])) {
        self.learn(|_, values| change(values));
    }

    /// Changes the parameters in place, knowing the layers.
    pub fn learn(&mut self, change: impl FnOnce(&[Layer], &mut [f64])) {
        change(&self.layers, &mut self.values);
        for layer in &mut self.layers {
            if let Some(at) = layer.learned()
                && let Some(instance) = &mut layer.activation
            {
                instance.params[0] = self.values[at];
            }
        }
    }

    /// Takes over parameters, as far as they go.
    pub fn set_values(&mut self, values: &[f64]) {
        self.change(|own| own.iter_mut().zip(values).for_each(|(own, value)| *own = *value));
    }

    /// Runs a batch forward. `space` must have been loaded with the inputs.
    pub fn forward(&self, space: &mut Workspace) {
        let capacity = space.capacity;
        let n = space.n;
        let mut input_at = 0;
        let mut at = self.inputs() * capacity;
        for layer in &self.layers {
            let (before, after) = space.a.split_at_mut(at);
            let weights = &self.values[layer.weights()];
            let biases = &self.values[layer.biases()];
            for unit in 0..layer.units {
                let z = &mut space.z[at + unit * capacity..][..n];
                z.fill(biases[unit]);
                for (i, &w) in weights[unit * layer.inputs..][..layer.inputs].iter().enumerate() {
                    let x = &before[input_at + i * capacity..][..n];
                    for (z, x) in z.iter_mut().zip(x) {
                        *z += w * x;
                    }
                }
                let a = &mut after[unit * capacity..][..n];
                match (&layer.activation, self.output) {
                    (Some(instance), _) => {
                        let f = instance.activation.value;
                        for (a, z) in a.iter_mut().zip(z) {
                            *a = f(*z, &instance.params);
                        }
                    }
                    (None, Output::Linear) => a.copy_from_slice(z),
                    (None, Output::Tanh) => {
                        for (a, z) in a.iter_mut().zip(z) {
                            *a = libm::tanh(*z);
                        }
                    }
                }
            }
            input_at = at;
            at += layer.units * capacity;
        }
    }

    /// After [`Mlp::forward`]: the gradient of the batch's mean loss by every parameter, into `gradient`.
    pub fn backward(&self, space: &mut Workspace, loss: Loss, gradient: &mut [f64]) {
        let (capacity, n) = (space.capacity, space.n);
        let share = 1.0 / n as f64;
        let mut at = space.a.len() - capacity;
        // ∂L/∂z of the output.
        for j in 0..n {
            let o = space.a[at + j];
            let through = if self.output == Output::Tanh { 1.0 - o * o } else { 1.0 };
            space.d[at + j] = share * loss.slope(o, space.t[j]) * through;
        }
        for (l, layer) in self.layers.iter().enumerate().rev() {
            let input_at = at - layer.inputs * capacity;
            if let Some(instance) = &layer.activation {
                self.through_activation(space, instance, layer, at, gradient);
            }
            let weights = &self.values[layer.weights()];
            let (before, after) = space.d.split_at_mut(at);
            for unit in 0..layer.units {
                let d = &after[unit * capacity..][..n];
                gradient[layer.biases().start + unit] = sum(d);
                let into = &mut gradient[layer.weights_into(unit)];
                for (i, g) in into.iter_mut().enumerate() {
                    *g = dot(d, &space.a[input_at + i * capacity..][..n]);
                }
            }
            if l == 0 {
                break;
            }
            for i in 0..layer.inputs {
                let back = &mut before[input_at + i * capacity..][..n];
                back.fill(0.0);
                for unit in 0..layer.units {
                    let w = weights[unit * layer.inputs + i];
                    for (b, d) in back.iter_mut().zip(&after[unit * capacity..][..n]) {
                        *b += w * d;
                    }
                }
            }
            at = input_at;
        }
    }

    /// Turns ∂L/∂a of a layer, in `space.d`, into ∂L/∂z; takes the gradient of the learned parameter.
    fn through_activation(
        &self,
        space: &mut Workspace,
        instance: &Instance,
        layer: &Layer,
        at: usize,
        gradient: &mut [f64],
    ) {
        let slope = instance.activation.slope;
        let mut learned = 0.0;
        for unit in 0..layer.units {
            let row = at + unit * space.capacity;
            let z = &space.z[row..][..space.n];
            let d = &mut space.d[row..][..space.n];
            if let Some(by_parameter) = instance.activation.learned {
                for (d, z) in d.iter().zip(z) {
                    learned += d * by_parameter(*z, &instance.params);
                }
            }
            for (d, z) in d.iter_mut().zip(z) {
                *d *= slope(*z, &instance.params);
            }
        }
        if let Some(at) = layer.learned() {
            gradient[at] = learned;
        }
    }

    /// The output for one input.
    pub fn predict(&self, input: &[f64]) -> f64 {
        let mut space = Workspace::new(self, 1);
        space.load(1, |feature, _| input.get(feature).copied().unwrap_or(0.0));
        self.forward(&mut space);
        space.outputs()[0]
    }
}

/// Σ d, in four partial sums that can be computed side by side.
fn sum(d: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let chunks = d.chunks_exact(4);
    let rest: f64 = chunks.remainder().iter().sum();
    for c in chunks {
        for k in 0..4 {
            sums[k] += c[k];
        }
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// Σ d·x, likewise.
fn dot(d: &[f64], x: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (ds, xs) = (d.chunks_exact(4), x.chunks_exact(4));
    let rest: f64 = ds.remainder().iter().zip(xs.remainder()).map(|(d, x)| d * x).sum();
    for (d, x) in ds.zip(xs) {
        for k in 0..4 {
            sums[k] += d[k] * x[k];
        }
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// Buffers of a pass over up to `capacity` samples: made once, used for every batch.
#[derive(Debug, Clone)]
pub struct Workspace {
    capacity: usize,
    n: usize,
    inputs: usize,
    /// Pre-activations, `[unit][sample]`, the input features first (unused there).
    z: Vec<f64>,
    /// Activations, likewise; the inputs are those of "layer 0".
    a: Vec<f64>,
    /// ∂L/∂z, likewise.
    d: Vec<f64>,
    t: Vec<f64>,
}

/// Input features and units of a network.
fn rows(net: &Mlp) -> usize {
    net.inputs() + net.layers.iter().map(|l| l.units).sum::<usize>()
}

impl Workspace {
    /// Buffers for batches of up to `capacity` samples.
    pub fn new(net: &Mlp, capacity: usize) -> Self {
        let capacity = capacity.max(1);
        let buffer = || vec![0.0; rows(net) * capacity];
        Workspace {
            capacity,
            n: 0,
            inputs: net.inputs(),
            z: buffer(),
            a: buffer(),
            d: buffer(),
            t: vec![0.0; capacity],
        }
    }

    /// Buffers with all of these samples and their targets loaded.
    pub fn over(net: &Mlp, samples: &Samples) -> Self {
        let mut space = Workspace::new(net, samples.len());
        space.load_all(samples);
        space
    }

    /// Whether these are the buffers that [`Workspace::new`] would make.
    pub fn fits(&self, net: &Mlp, capacity: usize) -> bool {
        let capacity = capacity.max(1);
        (self.capacity, self.inputs, self.a.len()) == (capacity, net.inputs(), rows(net) * capacity)
    }

    /// Loads all of these samples and their targets, as far as there are capacity.
    pub fn load_all(&mut self, samples: &Samples) {
        self.load(samples.len(), |feature, j| samples.feature(feature)[j]);
        self.load_targets(|j| samples.targets()[j]);
    }

    /// Loads `n` samples, as far as there are capacity, from `input(feature, sample)`.
    pub fn load(&mut self, n: usize, input: impl Fn(usize, usize) -> f64) {
        self.n = n.min(self.capacity);
        for feature in 0..self.inputs {
            for (j, a) in self.a[feature * self.capacity..][..self.n].iter_mut().enumerate() {
                *a = input(feature, j);
            }
        }
    }

    /// Loads the targets of the loaded samples.
    pub fn load_targets(&mut self, target: impl Fn(usize) -> f64) {
        for (j, t) in self.t[..self.n].iter_mut().enumerate() {
            *t = target(j);
        }
    }

    /// The outputs of the loaded samples.
    pub fn outputs(&self) -> &[f64] {
        &self.a[self.a.len() - self.capacity..][..self.n]
    }

    /// The mean loss of the loaded samples.
    pub fn loss(&self, loss: Loss) -> f64 {
        let total: f64 = self.outputs().iter().zip(&self.t).map(|(o, t)| loss.value(*o, *t)).sum();
        total / self.n as f64
    }

    /// The pre-activations of a unit; layer 0 is the first hidden one.
    pub fn pre_activations(&self, net: &Mlp, layer: usize, unit: usize) -> &[f64] {
        &self.z[self.row(net, layer, unit)..][..self.n]
    }

    /// The activations of a unit; layer 0 is the first hidden one.
    pub fn activations(&self, net: &Mlp, layer: usize, unit: usize) -> &[f64] {
        &self.a[self.row(net, layer, unit)..][..self.n]
    }

    /// The values of an input feature.
    pub fn inputs(&self, feature: usize) -> &[f64] {
        &self.a[feature * self.capacity..][..self.n]
    }

    fn row(&self, net: &Mlp, layer: usize, unit: usize) -> usize {
        let before: usize = net.layers[..layer].iter().map(|l| l.units).sum();
        (self.inputs + before + unit) * self.capacity
    }
}
