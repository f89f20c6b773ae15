//! Measurement of one random network, forward and backward, one layer per step.

use super::config::{Config, SAMPLES};
use super::overflow::{Overflow, first_overflow};
use super::relative_size::{mean_square, relative_size};
use crate::activation::Order;
use crate::nn::mlp::Layer;
use crate::rng::Rng;

/// Bins of a layer's histogram.
pub const BINS: usize = 48;
/// Streams of random numbers; layer l draws from the stream `LAYERS` + l.
const INPUTS: u64 = 0;
const GRADIENT: u64 = 1;
const LAYERS: u64 = 2;

/// Statistics of one layer, over all its units and all samples.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredLayer {
    /// The mean of activations.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
    /// The share of exact zeros.
    pub zero: f64,
    /// The share of units whose slope is 0 on every sample.
    pub dead: f64,
    /// The root mean square of the gradient by the activations, relative to that of the last layer; NaN
    /// until the backward pass has computed it.
    pub gradient: f64,
    /// The least and the greatest activation.
    pub extent: (f64, f64),
    /// The numbers of activations in bins of equal width over the extent.
    pub histogram: [u32; BINS],
}

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
}

impl Propagation {
    /// Draws the inputs.
    pub fn new(config: Config) -> Self {
        let mut rng = Rng::new(config.seed, INPUTS);
        let signal: Vec<f64> = (0..config.width * SAMPLES).map(|_| config.scale * rng.normal()).collect();
        let layers = vec![measure(&signal, None)];
        let backward_layers_left = config.depth;
        Propagation {
            config,
            layers,
            slopes: Vec::new(),
            signal,
            backward_layers_left,
            upstream_mean_square: 0.0,
            weights: Vec::new(),
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

    /// Computes the next layer, forward or backward.
    pub fn step(&mut self) {
        if self.layers.len() <= self.config.depth {
            self.forward();
        } else if self.backward_layers_left > 0 {
            self.backward();
        }
        if self.layers.len() > self.config.depth && self.backward_layers_left == self.config.depth {
            self.begin_backward();
        }
    }

    /// Computes all layers in both directions.
    pub fn run(mut self) -> Self {
        while !self.done() {
            self.step();
        }
        self
    }

    /// Draws the weights `[unit][input]`, then the biases, of a layer counted from 0.
    fn draw_weights(&mut self, layer: usize) {
        let Config { width, init, gain, bias, bias_spread, seed, .. } = self.config;
        let mut rng = Rng::new(seed, LAYERS + layer as u64);
        let layout = Layer::standalone(width, width);
        self.weights.clear();
        self.weights.resize(layout.range().end, 0.0);
        self.weights[layout.biases()].fill_with(|| bias + bias_spread * rng.normal());
        init.draw_layer(&layout, &mut self.weights, &mut rng);
        self.weights[layout.weights()].iter_mut().for_each(|w| *w *= gain);
    }

    fn forward(&mut self) {
        let width = self.config.width;
        self.draw_weights(self.layers.len() - 1);
        let (weights, biases) = self.weights.split_at(width * width);
        let mut values = product(weights, &self.signal, width);
        for (row, bias) in values.chunks_exact_mut(SAMPLES).zip(biases) {
            row.iter_mut().for_each(|z| *z += bias);
        }
        let f = &self.config.activation;
        let slopes: Vec<f64> = values.iter().map(|z| f.at(Order::Slope, *z)).collect();
        values.iter_mut().for_each(|z| *z = f.at(Order::Value, *z));
        self.layers.push(measure(&values, Some(&slopes)));
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

    fn backward(&mut self) {
        let width = self.config.width;
        self.backward_layers_left -= 1;
        self.draw_weights(self.backward_layers_left);
        let by_z: Vec<f64> =
            self.signal.iter().zip(&self.slopes[self.backward_layers_left]).map(|(g, s)| g * s).collect();
        self.signal = product(&transposed(&self.weights, width), &by_z, width);
        let gradient = relative_size(&self.signal, self.upstream_mean_square);
        self.layers[self.backward_layers_left].gradient = gradient;
    }
}

fn transposed(weights: &[f64], width: usize) -> Vec<f64> {
    (0..width * width).map(|at| weights[at % width * width + at / width]).collect()
}

/// W·X for a square W; samples are the columns of X. Each sum is loaded and stored once for four inputs.
fn product(weights: &[f64], x: &[f64], width: usize) -> Vec<f64> {
    let mut out = vec![0.0; width * SAMPLES];
    for (row, sums) in weights.chunks_exact(width).zip(out.chunks_exact_mut(SAMPLES)) {
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
    }
    out
}

/// The statistics of a layer. Without slopes, as for the input, no unit counts as dead.
fn measure(values: &[f64], slopes: Option<&[f64]>) -> MeasuredLayer {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / count;
    let zero = values.iter().filter(|v| **v == 0.0).count() as f64 / count;
    let units = count / SAMPLES as f64;
    let is_dead = |slopes: &&[f64]| slopes.iter().all(|s| *s == 0.0);
    let dead = slopes.map_or(0, |all| all.chunks_exact(SAMPLES).filter(is_dead).count()) as f64 / units;
    let (low, high) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
    let mut histogram = [0; BINS];
    if high > low && (high - low).is_finite() {
        for v in values {
            let bin = ((v - low) / (high - low) * BINS as f64) as usize;
            histogram[bin.min(BINS - 1)] += 1;
        }
    }
    MeasuredLayer { mean, variance, zero, dead, gradient: f64::NAN, extent: (low, high), histogram }
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
            network.forward();
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
    fn odd_widths_are_multiplied_in_full() {
        for width in [1, 3, 6] {
            let weights: Vec<f64> = (0..width * width).map(|i| i as f64 - 2.5).collect();
            let x: Vec<f64> = (0..width * SAMPLES).map(|i| (i % 7) as f64).collect();
            let found = product(&weights, &x, width);
            for unit in 0..width {
                for s in 0..SAMPLES {
                    let sum: f64 = (0..width).map(|k| weights[unit * width + k] * x[k * SAMPLES + s]).sum();
                    assert_eq!(found[unit * SAMPLES + s], sum);
                }
            }
        }
    }
}
