//! The buffers of a pass over a batch.

use super::data::Samples;
use super::loss::Loss;
use super::mlp::Mlp;

/// Buffers for passes over up to `capacity` samples, allocated once.
#[derive(Debug, Clone)]
pub struct Workspace {
    pub(super) capacity: usize,
    pub(super) n: usize,
    inputs: usize,
    /// Pre-activations, `[unit][sample]`; the first rows, of the input features, are unused.
    pub(super) pre_activations: Vec<f64>,
    /// Activations in the same layout; the first rows are the input features.
    pub(super) activations: Vec<f64>,
    /// ∂L/∂z in the same layout.
    pub(super) deltas: Vec<f64>,
    pub(super) targets: Vec<f64>,
}

/// The number of input features and units of a network.
fn rows(net: &Mlp) -> usize {
    net.inputs() + net.layers().iter().map(|l| l.units).sum::<usize>()
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
            pre_activations: buffer(),
            activations: buffer(),
            deltas: buffer(),
            targets: vec![0.0; capacity],
        }
    }

    /// Buffers with all of these samples and their targets.
    pub fn over(net: &Mlp, samples: &Samples) -> Self {
        let mut space = Workspace::new(net, samples.len());
        space.load_all(samples);
        space
    }

    /// Whether the buffers are those that [`Workspace::new`] would allocate.
    pub fn fits(&self, net: &Mlp, capacity: usize) -> bool {
        let capacity = capacity.max(1);
        (self.capacity, self.inputs, self.activations.len()) == (capacity, net.inputs(), rows(net) * capacity)
    }

    /// Loads all of these samples and their targets, up to the capacity.
    pub fn load_all(&mut self, samples: &Samples) {
        self.load(samples.len(), |feature, j| samples.feature(feature)[j]);
        self.load_targets(|j| samples.targets()[j]);
    }

    /// Loads `n` samples, up to the capacity, from `input(feature, sample)`.
    pub fn load(&mut self, n: usize, input: impl Fn(usize, usize) -> f64) {
        self.n = n.min(self.capacity);
        for feature in 0..self.inputs {
            for (j, a) in self.activations[feature * self.capacity..][..self.n].iter_mut().enumerate() {
                *a = input(feature, j);
            }
        }
    }

    /// Loads the targets of the loaded samples.
    pub fn load_targets(&mut self, target: impl Fn(usize) -> f64) {
        for (j, t) in self.targets[..self.n].iter_mut().enumerate() {
            *t = target(j);
        }
    }

    /// The outputs of the loaded samples.
    pub fn outputs(&self) -> &[f64] {
        &self.activations[self.activations.len() - self.capacity..][..self.n]
    }

    /// The mean loss of the loaded samples.
    pub fn loss(&self, loss: Loss) -> f64 {
        let total: f64 = self.outputs().iter().zip(&self.targets).map(|(o, t)| loss.value(*o, *t)).sum();
        total / self.n as f64
    }

    /// The pre-activations of a unit; layer 0 is the first hidden one.
    pub fn pre_activations(&self, net: &Mlp, layer: usize, unit: usize) -> &[f64] {
        &self.pre_activations[self.row(net, layer, unit)..][..self.n]
    }

    /// The activations of a unit; layer 0 is the first hidden one.
    pub fn activations(&self, net: &Mlp, layer: usize, unit: usize) -> &[f64] {
        &self.activations[self.row(net, layer, unit)..][..self.n]
    }

    /// The values of an input feature.
    pub fn inputs(&self, feature: usize) -> &[f64] {
        &self.activations[feature * self.capacity..][..self.n]
    }

    fn row(&self, net: &Mlp, layer: usize, unit: usize) -> usize {
        let before: usize = net.layers()[..layer].iter().map(|l| l.units).sum();
        (self.inputs + before + unit) * self.capacity
    }
}
