//! The passes of a network over a batch: forward, and backpropagation.

use super::loss::{Loss, Output};
use super::mlp::{Layer, Mlp};
use super::workspace::Workspace;
use crate::activation::Instance;

impl Mlp {
    /// Computes the forward pass of the batch that is loaded into `space`.
    pub fn forward(&self, space: &mut Workspace) {
        let capacity = space.capacity;
        let n = space.n;
        let mut input_at = 0;
        let mut at = self.inputs() * capacity;
        for layer in self.layers() {
            let (before, after) = space.activations.split_at_mut(at);
            let weights = &self.values()[layer.weights()];
            let biases = &self.values()[layer.biases()];
            for unit in 0..layer.units {
                let z = &mut space.pre_activations[at + unit * capacity..][..n];
                z.fill(biases[unit]);
                for (i, &w) in weights[unit * layer.inputs..][..layer.inputs].iter().enumerate() {
                    let x = &before[input_at + i * capacity..][..n];
                    for (z, x) in z.iter_mut().zip(x) {
                        *z += w * x;
                    }
                }
                let a = &mut after[unit * capacity..][..n];
                match (&layer.activation, self.output()) {
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

    /// Writes the gradient of the mean loss of the batch by every parameter into `gradient`. `space` must hold the forward
    /// pass.
    pub fn backward(&self, space: &mut Workspace, loss: Loss, gradient: &mut [f64]) {
        let (capacity, n) = (space.capacity, space.n);
        let share = 1.0 / n as f64;
        let mut at = space.activations.len() - capacity;
        // ∂L/∂z of the output.
        for j in 0..n {
            let o = space.activations[at + j];
            let through = if self.output() == Output::Tanh { 1.0 - o * o } else { 1.0 };
            space.deltas[at + j] = share * loss.slope(o, space.targets[j]) * through;
        }
        for (l, layer) in self.layers().iter().enumerate().rev() {
            let input_at = at - layer.inputs * capacity;
            if let Some(instance) = &layer.activation {
                self.through_activation(space, instance, layer, at, gradient);
            }
            let weights = &self.values()[layer.weights()];
            let (before, after) = space.deltas.split_at_mut(at);
            for unit in 0..layer.units {
                let d = &after[unit * capacity..][..n];
                gradient[layer.biases().start + unit] = sum(d);
                let into = &mut gradient[layer.unit_weights(unit)];
                for (i, g) in into.iter_mut().enumerate() {
                    *g = dot(d, &space.activations[input_at + i * capacity..][..n]);
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

    /// Multiplies ∂L/∂a of a layer, in `space.deltas`, by f′(z), which gives ∂L/∂z, and sums the gradient of the learned
    /// parameter.
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
            let z = &space.pre_activations[row..][..space.n];
            let d = &mut space.deltas[row..][..space.n];
            if let Some(by_parameter) = instance.activation.parameter_derivative {
                for (d, z) in d.iter().zip(z) {
                    learned += d * by_parameter(*z, &instance.params);
                }
            }
            for (d, z) in d.iter_mut().zip(z) {
                *d *= slope(*z, &instance.params);
            }
        }
        if let Some(at) = layer.learned_index() {
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

/// Σ d, as four partial sums, which the compiler can vectorise.
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
