//! Measurement of one random network, forward and backward, a part of a layer per step.

use super::config::{Config, SAMPLES};
use super::measured_layer::MeasuredLayer;
use super::overflow::{Overflow, first_overflow};
use super::relative_size::{mean_square, relative_size};
use crate::activation::Order;
use crate::nn::Budget;
use crate::nn::init::LayerDraw;
use crate::nn::mlp::Layer;
use crate::rng::Rng;

/// Streams of random numbers; layer l draws from the stream `LAYERS` + l.
const INPUTS: u64 = 0;
const GRADIENT: u64 = 1;
const LAYERS: u64 = 2;

/// A network in a forward pass through all layers, then a backward pass. Weights are not stored but drawn again from the
/// same seed: a hundred layers of 512 units would take 210 MB.
pub struct Propagation {
    config: Config,
    layers: Vec<MeasuredLayer>,
    /// f′(z) of every layer, `[unit][sample]`.
    slopes: Vec<Vec<f64>>,
    /// Activations in the forward pass, gradients in the backward pass.
    signal: Vec<f64>,
    /// The number of layers that the backward pass has not reached.
    backward_layers_left: usize,
    /// The mean square of the upstream gradient.
    upstream_mean_square: f64,
    weights: Vec<f64>,
    /// The layer in progress.
    part: Option<PartOfLayer>,
}

/// A layer in progress: its weights are drawn, and then multiplied with its inputs, or in the backward pass transposed with
/// the gradient.
struct PartOfLayer {
    rng: Rng,
    draw: LayerDraw,
    is_drawn: bool,
    /// The matrix by which the weights are multiplied, `[input][sample]`.
    factor: Vec<f64>,
    /// The rows of the product so far.
    product: Vec<f64>,
}

impl Propagation {
    /// Draws the inputs.
    pub fn new(config: Config) -> Self {
        let mut rng = Rng::new(config.seed, INPUTS);
        let signal: Vec<f64> = (0..config.width * SAMPLES).map(|_| config.scale * rng.normal()).collect();
        let layers = vec![MeasuredLayer::new(&signal, None)];
        let backward_layers_left = config.depth;
        Propagation {
            config,
            layers,
            slopes: Vec::new(),
            signal,
            backward_layers_left,
            upstream_mean_square: 0.0,
            weights: Vec::new(),
            part: None,
        }
    }

    /// The layers measured so far; the first is the input.
    pub fn layers(&self) -> &[MeasuredLayer] {
        &self.layers
    }

    /// The definition of the network.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The first overflow, as far as the passes have come.
    pub fn overflow(&self) -> Option<Overflow> {
        let is_forward_done = self.layers.len() > self.config.depth;
        let reached = if is_forward_done { self.backward_layers_left } else { self.layers.len() };
        first_overflow(&self.layers, reached)
    }

    /// Whether both passes are complete.
    pub fn done(&self) -> bool {
        self.layers.len() > self.config.depth && self.backward_layers_left == 0
    }

    /// The share of the steps that is done.
    pub fn progress(&self) -> f64 {
        let done = self.layers.len() - 1 + self.config.depth - self.backward_layers_left;
        done as f64 / (2 * self.config.depth).max(1) as f64
    }

    /// Computes a part of the next layer, forward or backward: all of it if it is small.
    pub fn step(&mut self) {
        self.advance(&mut Budget::part());
    }

    fn advance(&mut self, budget: &mut Budget) {
        if self.done() {
            return;
        }
        let is_forward = self.layers.len() <= self.config.depth;
        let layer = if is_forward { self.layers.len() - 1 } else { self.backward_layers_left - 1 };
        let mut part = match self.part.take() {
            Some(part) => part,
            None => self.begin_layer(layer, is_forward),
        };
        if !part.is_drawn && part.draw.advance(&mut self.weights, &mut part.rng, budget) {
            part.is_drawn = true;
            self.finish_weights(is_forward);
        }
        if !part.is_drawn || !self.multiply(&mut part, budget) {
            self.part = Some(part);
        } else if is_forward {
            self.end_forward(part.product);
            if self.layers.len() > self.config.depth {
                self.begin_backward();
            }
        } else {
            self.end_backward(part.product);
        }
    }

    /// Computes all layers in both directions.
    pub fn run(mut self) -> Self {
        while !self.done() {
            self.step();
        }
        self
    }

    /// Draws the biases of a layer counted from 0, and begins to draw its weights `[unit][input]`.
    fn begin_layer(&mut self, layer: usize, is_forward: bool) -> PartOfLayer {
        let Config { width, init, bias, bias_spread, seed, .. } = self.config;
        let mut rng = Rng::new(seed, LAYERS + layer as u64);
        let layout = Layer::standalone(width, width);
        self.weights.clear();
        self.weights.resize(layout.range().end, 0.0);
        self.weights[layout.biases()].fill_with(|| bias + bias_spread * rng.normal());
        let factor = if is_forward {
            std::mem::take(&mut self.signal)
        } else {
            self.signal.iter().zip(&self.slopes[layer]).map(|(g, s)| g * s).collect()
        };
        let draw = LayerDraw::new(init, &layout);
        PartOfLayer { rng, draw, is_drawn: false, factor, product: Vec::with_capacity(width * SAMPLES) }
    }

    fn finish_weights(&mut self, is_forward: bool) {
        let Config { width, gain, .. } = self.config;
        let weights = &mut self.weights[..width * width];
        weights.iter_mut().for_each(|w| *w *= gain);
        if !is_forward {
            let transposed = transposed(weights, width);
            weights.copy_from_slice(&transposed);
        }
    }

    /// Adds rows to the product; gives whether all are there.
    fn multiply(&self, part: &mut PartOfLayer, budget: &mut Budget) -> bool {
        let width = self.config.width;
        let rows = self.weights[..width * width].chunks_exact(width);
        for row in rows.skip(part.product.len() / SAMPLES) {
            if budget.is_spent() {
                return false;
            }
            part.product.extend(product_of_row(row, &part.factor));
            budget.spend(width * SAMPLES);
        }
        true
    }

    fn end_forward(&mut self, mut values: Vec<f64>) {
        let biases = &self.weights[self.config.width * self.config.width..];
        for (row, bias) in values.chunks_exact_mut(SAMPLES).zip(biases) {
            row.iter_mut().for_each(|z| *z += bias);
        }
        let f = &self.config.activation;
        let slopes: Vec<f64> = values.iter().map(|z| f.at(Order::Slope, *z)).collect();
        values.iter_mut().for_each(|z| *z = f.at(Order::Value, *z));
        self.layers.push(MeasuredLayer::new(&values, Some(&slopes)));
        self.slopes.push(slopes);
        self.signal = values;
    }

    /// Replaces the activations of the last layer by the upstream gradient, whose entries are independent and normal.
    fn begin_backward(&mut self) {
        let mut rng = Rng::new(self.config.seed, GRADIENT);
        self.signal.fill_with(|| rng.normal());
        self.upstream_mean_square = mean_square(&self.signal);
        if let Some(last) = self.layers.last_mut() {
            last.gradient = 1.0;
        }
    }

    fn end_backward(&mut self, gradients: Vec<f64>) {
        self.signal = gradients;
        self.backward_layers_left -= 1;
        let gradient = relative_size(&self.signal, self.upstream_mean_square);
        self.layers[self.backward_layers_left].gradient = gradient;
    }
}

fn transposed(weights: &[f64], width: usize) -> Vec<f64> {
    (0..width * width).map(|at| weights[at % width * width + at / width]).collect()
}

/// A row of weights times X, whose columns are samples. Each sum is loaded and stored once for four inputs.
fn product_of_row(row: &[f64], x: &[f64]) -> [f64; SAMPLES] {
    let mut sums = [0.0; SAMPLES];
    let (fours, inputs) = (row.chunks_exact(4), x.chunks_exact(4 * SAMPLES));
    let rest = fours.remainder().iter().zip(inputs.remainder().chunks_exact(SAMPLES));
    for (w, x) in rest {
        sums.iter_mut().zip(x).for_each(|(sum, x)| *sum += w * x);
    }
    for (w, x) in fours.zip(inputs) {
        let (a, x) = x.split_at(SAMPLES);
        let (b, x) = x.split_at(SAMPLES);
        let (c, d) = x.split_at(SAMPLES);
        for s in 0..SAMPLES {
            sums[s] += (w[0] * a[s] + w[1] * b[s]) + (w[2] * c[s] + w[3] * d[s]);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::{Instance, find};
    use crate::nn::Init;

    #[test]
    fn the_gradient_is_that_of_central_differences() {
        let config = Config {
            activation: Instance::new(find("tanh").unwrap()),
            width: 5,
            depth: 3,
            init: Init::HeNormal,
            gain: 0.8,
            bias: 0.1,
            bias_spread: 0.2,
            scale: 1.0,
            seed: 9,
        };
        // Σ v·a of the last layer, where v is the upstream gradient.
        let weighted_sum = |input: &[f64]| {
            let mut network = Propagation::new(config.clone());
            network.signal = input.to_vec();
            (0..config.depth - 1).for_each(|_| network.step());
            // The last layer, without the upstream gradient that takes the place of its activations.
            let mut part = network.begin_layer(config.depth - 1, true);
            let budget = &mut Budget::unlimited();
            assert!(part.draw.advance(&mut network.weights, &mut part.rng, budget));
            network.finish_weights(true);
            assert!(network.multiply(&mut part, budget));
            network.end_forward(part.product);
            let last = network.signal.clone();
            network.begin_backward();
            last.iter().zip(&network.signal).map(|(a, v)| a * v).sum::<f64>()
        };
        let start = Propagation::new(config.clone());
        let input = start.signal.clone();
        let found = start.run().signal;
        for at in [0, 7, SAMPLES + 3, 4 * SAMPLES + 31] {
            let moved = |by: f64| {
                let mut input = input.clone();
                input[at] += by;
                weighted_sum(&input)
            };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!((difference - found[at]).abs() < 1e-8, "{difference} {}", found[at]);
        }
    }

    #[test]
    fn large_layers_take_many_parts_and_have_the_same_results() {
        for init in [Init::HeNormal, Init::Orthogonal] {
            let activation = Instance::new(find("relu").unwrap());
            let (width, depth, seed) = (512, 1, 3);
            let (gain, bias, bias_spread, scale) = (1.0, 0.0, 0.1, 1.0);
            let config = Config { activation, width, depth, init, gain, bias, bias_spread, scale, seed };
            let mut network = Propagation::new(config.clone());
            let mut parts = 0;
            while !network.done() {
                network.step();
                parts += 1;
            }
            // In each direction the weights are drawn, by Gram and Schmidt with 4·512³/2 multiplications, and multiplied.
            assert!(parts >= if init == Init::Orthogonal { 2 * 65 } else { 2 * 3 }, "{init:?} {parts}");
            let mut whole = Propagation::new(config);
            while !whole.done() {
                whole.advance(&mut Budget::unlimited());
            }
            assert_eq!(network.layers()[0].gradient, whole.layers()[0].gradient);
            assert_eq!(network.layers()[1], whole.layers()[1]);
        }
    }

    #[test]
    fn odd_widths_are_multiplied_in_full() {
        for width in [1, 3, 6] {
            let weights: Vec<f64> = (0..width * width).map(|i| i as f64 - 2.5).collect();
            let x: Vec<f64> = (0..width * SAMPLES).map(|i| (i % 7) as f64).collect();
            let found: Vec<f64> =
                weights.chunks_exact(width).flat_map(|row| product_of_row(row, &x)).collect();
            for unit in 0..width {
                for s in 0..SAMPLES {
                    let sum: f64 = (0..width).map(|k| weights[unit * width + k] * x[k * SAMPLES + s]).sum();
                    assert_eq!(found[unit * SAMPLES + s], sum);
                }
            }
        }
    }
}
