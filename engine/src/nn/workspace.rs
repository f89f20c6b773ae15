//! The buffers of a pass over a batch.

use super::data::Samples;
use super::loss::Loss;
use super::mlp::Mlp;
use super::tiles::Block;

/// Buffers for passes over up to `capacity` samples, allocated once.
///
/// Matrices are feature-major, `[unit][sample]`, and a row is a whole number of blocks of four samples. Columns beyond the
/// samples repeat the first one and have no part in losses and gradients, so that loops have no remainders.
#[derive(Debug, Clone)]
pub struct Workspace {
    capacity: usize,
    pub(super) n: usize,
    /// Blocks in a row.
    pub(super) blocks: usize,
    inputs: usize,
    outputs: usize,
    /// Pre-activations; the first rows, of the input features, are unused.
    pub(super) pre_activations: Vec<Block>,
    /// Activations; the first rows are the input features.
    pub(super) activations: Vec<Block>,
    /// f′ at the pre-activations; empty if they are not wanted.
    pub(super) slopes: Vec<Block>,
    /// ∂L/∂z.
    pub(super) deltas: Vec<Block>,
    /// ∂f/∂p of one layer that learns a parameter p of its activation f.
    pub(super) parameter_derivatives: Vec<Block>,
    /// A row for each output.
    targets: Vec<Block>,
    /// The loss of each sample.
    losses: Vec<Block>,
}

/// The number of input features and units of a network.
fn rows(net: &Mlp) -> usize {
    net.inputs() + net.layers().iter().map(|l| l.units).sum::<usize>()
}

/// The number of units of the widest layer that learns a parameter of its activation.
fn learning_rows(net: &Mlp) -> usize {
    net.hidden().iter().filter(|l| l.learned_index().is_some()).map(|l| l.units).max().unwrap_or(0)
}

/// The number of blocks of four that hold this many samples, and at least one.
fn blocks_for(samples: usize) -> usize {
    samples.div_ceil(4).max(1)
}

impl Workspace {
    /// Buffers for batches of up to `capacity` samples.
    pub fn new(net: &Mlp, capacity: usize) -> Self {
        let blocks = blocks_for(capacity);
        let matrix = |rows: usize| vec![[0.0; 4]; rows * blocks];
        Workspace {
            capacity,
            n: 0,
            blocks,
            inputs: net.inputs(),
            outputs: net.outputs(),
            pre_activations: matrix(rows(net)),
            activations: matrix(rows(net)),
            slopes: matrix(rows(net)),
            deltas: matrix(rows(net)),
            parameter_derivatives: matrix(learning_rows(net)),
            targets: matrix(net.outputs()),
            losses: matrix(1),
        }
    }

    /// Buffers with all of these samples and their targets.
    pub fn over(net: &Mlp, samples: &Samples) -> Self {
        let mut space = Workspace::new(net, samples.len());
        space.load_all(samples);
        space
    }

    /// The work of allocating the buffers: about the time of their numbers in multiplications.
    pub fn work_of_buffers(units: usize, capacity: usize) -> usize {
        4 * units * capacity
    }

    /// Without the slopes of units, which backpropagation and the health of units need.
    pub(super) fn without_slopes(self) -> Self {
        Workspace { slopes: Vec::new(), ..self }
    }

    /// Whether the buffers are those that [`Workspace::new`] would allocate.
    pub fn fits(&self, net: &Mlp, capacity: usize) -> bool {
        (self.capacity, self.inputs, self.outputs) == (capacity, net.inputs(), net.outputs())
            && self.activations.len() == rows(net) * self.blocks
    }

    /// Loads all of these samples and their targets, up to the capacity.
    pub fn load_all(&mut self, samples: &Samples) {
        self.load(samples.len(), |feature, j| samples.feature(feature)[j]);
        self.load_targets(|j| samples.targets()[j]);
    }

    /// Loads some of the samples and targets that `all` holds: those with these numbers, at least one.
    pub(super) fn load_some(&mut self, all: &Workspace, numbers: &[usize]) {
        self.n = numbers.len();
        let (fours, rest) = numbers.as_chunks::<4>();
        // Columns beyond the samples repeat the first one.
        let rest: [usize; 4] = std::array::from_fn(|i| *rest.get(i).unwrap_or(&numbers[0]));
        let inputs = &mut self.activations[..self.inputs * self.blocks];
        for (matrix, all_rows) in [(inputs, &all.activations), (&mut self.targets[..], &all.targets)] {
            for (row, all_values) in matrix.chunks_mut(self.blocks).zip(all_rows.chunks(all.blocks)) {
                let all_values = all_values.as_flattened();
                let (loaded, beyond) = row.split_at_mut(fours.len());
                for (block, four) in loaded.iter_mut().zip(fours) {
                    *block = four.map(|number| all_values[number]);
                }
                beyond.fill(rest.map(|number| all_values[number]));
            }
        }
    }

    /// Loads `n` samples, up to the capacity, from `input(feature, sample)`, rounded to `f32`.
    pub fn load(&mut self, n: usize, input: impl Fn(usize, usize) -> f64) {
        self.n = n.min(self.capacity);
        for feature in 0..self.inputs {
            load_row(&mut self.activations, self.blocks, feature, self.n, |j| input(feature, j));
        }
    }

    /// Loads the targets of the loaded samples. With several outputs a target is the number of a class, and that output
    /// is to be 1, the others 0.
    pub fn load_targets(&mut self, target: impl Fn(usize) -> f64) {
        if self.outputs == 1 {
            return load_row(&mut self.targets, self.blocks, 0, self.n, target);
        }
        for output in 0..self.outputs {
            let is_class = |j| if target(j) == output as f64 { 1.0 } else { 0.0 };
            load_row(&mut self.targets, self.blocks, output, self.n, is_class);
        }
    }

    /// Evaluates the loss of the outputs and its gradient by them, and returns the mean loss.
    pub fn evaluate_loss(&mut self, loss: Loss) -> f64 {
        let outputs = self.activations.len() - self.outputs * self.blocks;
        let (outputs, slopes) = (&self.activations[outputs..], &mut self.deltas[outputs..]);
        let share = 1.0 / self.n as f32;
        loss.evaluate(outputs, &self.targets, self.blocks, share, &mut self.losses, slopes);
        for row in slopes.chunks_mut(self.blocks) {
            for (b, block) in row.iter_mut().enumerate().skip(self.n / 4) {
                *block = std::array::from_fn(|i| if 4 * b + i < self.n { block[i] } else { 0.0 });
            }
        }
        sum_in_double(&self.losses.as_flattened()[..self.n]) / self.n as f64
    }

    /// The loaded samples' values of an output.
    pub fn output(&self, output: usize) -> &[f32] {
        let first = self.activations.len() / self.blocks - self.outputs;
        self.row(&self.activations, first + output)
    }

    /// The pre-activations of a unit; layer 0 is the first hidden one.
    pub fn pre_activations(&self, net: &Mlp, layer: usize, unit: usize) -> &[f32] {
        self.row(&self.pre_activations, self.unit_row(net, layer, unit))
    }

    /// The activations of a unit; layer 0 is the first hidden one.
    pub fn activations(&self, net: &Mlp, layer: usize, unit: usize) -> &[f32] {
        self.row(&self.activations, self.unit_row(net, layer, unit))
    }

    /// f′ at the pre-activations of a unit; layer 0 is the first hidden one.
    pub fn slopes(&self, net: &Mlp, layer: usize, unit: usize) -> &[f32] {
        self.row(&self.slopes, self.unit_row(net, layer, unit))
    }

    /// The values of an input feature.
    pub fn inputs(&self, feature: usize) -> &[f32] {
        self.row(&self.activations, feature)
    }

    fn row<'a>(&self, matrix: &'a [Block], row: usize) -> &'a [f32] {
        &matrix[row * self.blocks..][..self.blocks].as_flattened()[..self.n]
    }

    fn unit_row(&self, net: &Mlp, layer: usize, unit: usize) -> usize {
        let before: usize = net.layers()[..layer].iter().map(|l| l.units).sum();
        self.inputs + before + unit
    }
}

/// The sum in `f64`, as four partial sums, which the processor adds at the same time.
fn sum_in_double(numbers: &[f32]) -> f64 {
    let (fours, rest) = numbers.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        for (sum, x) in sums.iter_mut().zip(four) {
            *sum += f64::from(*x);
        }
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest.iter().map(|x| f64::from(*x)).sum::<f64>()
}

/// Loads `n` values into a row, whose further columns repeat the first value.
fn load_row(matrix: &mut [Block], blocks: usize, row: usize, n: usize, value: impl Fn(usize) -> f64) {
    fill_row(&mut matrix[row * blocks..][..blocks], n, (0..n).map(|j| value(j) as f32));
}

fn fill_row(row: &mut [Block], n: usize, values: impl Iterator<Item = f32>) {
    let (loaded, beyond) = row.as_flattened_mut().split_at_mut(n);
    for (loaded, value) in loaded.iter_mut().zip(values) {
        *loaded = value;
    }
    beyond.fill(loaded.first().copied().unwrap_or(0.0));
}
