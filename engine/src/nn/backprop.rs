//! The passes of a network over a batch: forward, and backpropagation.

use super::budget::Budget;
use super::loss::Loss;
use super::mlp::{Layer, Mlp};
use super::tiles::{Block, Transposed, Weights, correlate, dot, multiply};
use super::workspace::Workspace;

/// The multiplications that one activation, with its slope, takes as long as.
const WORK_OF_ACTIVATION: usize = 16;

impl Layer {
    /// The work of a forward pass over this many blocks of samples; that of backpropagation is about twice as much.
    fn work(&self, blocks: usize) -> usize {
        4 * blocks * self.units * (self.inputs + WORK_OF_ACTIVATION)
    }

    fn matrix<'a>(&self, values: &'a [f32]) -> Weights<'a> {
        Weights { values: &values[self.weights()], units: self.units, inputs: self.inputs }
    }
}

impl Mlp {
    /// Computes the forward pass of the batch that is loaded into `space`, with the slopes of all units.
    pub fn forward(&self, space: &mut Workspace) {
        self.forward_part(space, 0, &mut Budget::unlimited());
    }

    /// Continues the forward pass with the layer `next`, until the budget is spent. The result is the layer to continue
    /// with; the number of layers at the end.
    pub fn forward_part(&self, space: &mut Workspace, next: usize, budget: &mut Budget) -> usize {
        let blocks = space.blocks;
        let mut input_at = self.layers()[..next].iter().map(|layer| layer.inputs * blocks).sum();
        for (l, layer) in self.layers().iter().enumerate().skip(next) {
            if budget.is_spent() {
                return l;
            }
            budget.spend(layer.work(blocks));
            let at = input_at + layer.inputs * blocks;
            let rows = at..at + layer.units * blocks;
            let (before, after) = space.activations.split_at_mut(at);
            let biases = &self.values()[layer.biases()];
            let z = &mut space.pre_activations[rows.clone()];
            multiply(&layer.matrix(self.values()), |unit| biases[unit], &before[input_at..], blocks, z);
            let activations = after[..rows.len()].as_flattened_mut();
            let slopes = space.slopes.get_mut(rows).map(<[Block]>::as_flattened_mut);
            match (layer.activation.as_ref().or(self.output_activation()), slopes) {
                (Some(f), Some(slopes)) => f.values_and_slopes(z.as_flattened(), activations, slopes),
                (Some(f), None) => f.values(z.as_flattened(), activations),
                (None, slopes) => {
                    activations.copy_from_slice(z.as_flattened());
                    slopes.into_iter().for_each(|slopes| slopes.fill(1.0));
                }
            }
            input_at = at;
        }
        self.layers().len()
    }

    /// Writes the gradient of the mean loss of the batch by every parameter into `gradient`, and returns that loss.
    /// `space` must hold the forward pass.
    pub fn backward(&self, space: &mut Workspace, loss: Loss, gradient: &mut [f32]) -> f64 {
        let mean_loss = space.evaluate_loss(loss);
        self.backward_part(space, gradient, self.layers().len(), &mut Budget::unlimited());
        mean_loss
    }

    /// Continues backpropagation through the first `left` layers, the last of them first, until the budget is spent. The
    /// result is the number of layers that are left. `space` must hold the forward pass and the gradient of the loss.
    pub(super) fn backward_part(
        &self,
        space: &mut Workspace,
        gradient: &mut [f32],
        left: usize,
        budget: &mut Budget,
    ) -> usize {
        let blocks = space.blocks;
        let rows = self.inputs() + self.layers()[..left].iter().map(|layer| layer.units).sum::<usize>();
        let mut end = rows * blocks;
        for (l, layer) in self.layers()[..left].iter().enumerate().rev() {
            if budget.is_spent() {
                return l + 1;
            }
            budget.spend(2 * layer.work(blocks));
            let at = end - layer.units * blocks;
            let input_at = at - layer.inputs * blocks;
            let (before, after) = space.deltas.split_at_mut(at);
            let deltas = &mut after[..end - at];
            if let (Some(index), Some(f)) = (layer.learned_index(), &layer.activation) {
                let derivatives = &mut space.parameter_derivatives[..end - at];
                let z = space.pre_activations[at..end].as_flattened();
                f.parameter_derivatives(z, derivatives.as_flattened_mut());
                gradient[index] = dot(deltas, derivatives);
            }
            let (slopes, inputs) = (&space.slopes[at..end], &space.activations[input_at..at]);
            let (weights, biases) = gradient[layer.range()].split_at_mut(layer.weights().len());
            correlate(deltas, slopes, inputs, blocks, &mut biases[..layer.units], weights);
            if l > 0 {
                let transposed = Transposed(layer.matrix(self.values()));
                multiply(&transposed, |_| 0.0, deltas, blocks, &mut before[input_at..]);
            }
            end = at;
        }
        0
    }

    /// The first output for one input.
    pub fn predict(&self, input: &[f64]) -> f64 {
        let mut space = Workspace::new(self, 1);
        space.load(1, |feature, _| input.get(feature).copied().unwrap_or(0.0));
        self.forward(&mut space);
        f64::from(space.output(0)[0])
    }
}
