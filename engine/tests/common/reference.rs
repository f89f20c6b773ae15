//! The training of a network in `f64`, sample by sample and weight by weight: what the engine's lanes of `f32` are
//! compared with.

use engine::activation::Instance;
use engine::nn::mlp::Layer;
use engine::nn::{Config, Loss, Method, Mlp, Output, Samples};

/// A network in training.
pub struct Reference {
    config: Config,
    layers: Vec<Layer>,
    /// The parameters, in the layout of [`Layer`].
    pub values: Vec<f64>,
    first: Vec<f64>,
    second: Vec<f64>,
    step: i32,
}

/// Inputs and targets of one sample; a target for each output.
pub type Sample = (Vec<f64>, Vec<f64>);

/// The samples, with one target each or, for several outputs, 1 for their class.
pub fn samples(samples: &Samples, outputs: usize) -> Vec<Sample> {
    let targets = |target: f64| match outputs {
        1 => vec![target],
        _ => (0..outputs).map(|class| f64::from(u8::from(class as f64 == target))).collect(),
    };
    let inputs = |j: usize, n: usize| (0..n).map(|feature| samples.feature(feature)[j]).collect();
    let features = samples.features();
    (0..samples.len()).map(|j| (inputs(j, features), targets(samples.targets()[j]))).collect()
}

/// The pre-activations of each layer, and the inputs of each layer and at last the outputs.
struct Pass {
    pre_activations: Vec<Vec<f64>>,
    activations: Vec<Vec<f64>>,
}

impl Reference {
    /// Starts from the parameters of a network of the shape of `config`.
    pub fn new(config: &Config, net: &Mlp) -> Self {
        let zeros = vec![0.0; net.values().len()];
        Reference {
            config: config.clone(),
            layers: net.layers().to_vec(),
            values: net.values().iter().copied().map(f64::from).collect(),
            first: zeros.clone(),
            second: zeros,
            step: 0,
        }
    }

    /// The activation of a layer with its present parameter.
    fn activation(&self, layer: &Layer) -> Option<Instance> {
        let mut instance = layer.activation.clone()?;
        if let Some(at) = layer.learned_index() {
            instance.params[0] = self.values[at];
        }
        Some(instance)
    }

    fn forward(&self, input: &[f64]) -> Pass {
        let mut pass = Pass { pre_activations: Vec::new(), activations: vec![input.to_vec()] };
        for layer in &self.layers {
            let inputs = &pass.activations[pass.activations.len() - 1];
            let z: Vec<f64> = (0..layer.units)
                .map(|unit| {
                    let weights = &self.values[layer.unit_weights(unit)];
                    let products = weights.iter().zip(inputs).map(|(w, a)| w * a);
                    self.values[layer.biases().start + unit] + products.sum::<f64>()
                })
                .collect();
            let f = self.activation(layer);
            let at = |z: &f64| match (&f, self.config.shape.output) {
                (Some(f), _) => (f.activation.value)(*z, &f.params),
                (None, Output::Linear) => *z,
                (None, Output::Tanh) => z.tanh(),
            };
            pass.activations.push(z.iter().map(at).collect());
            pass.pre_activations.push(z);
        }
        pass
    }

    /// The loss of one sample, and its derivatives by the outputs.
    fn loss_of(&self, outputs: &[f64], targets: &[f64]) -> (f64, Vec<f64>) {
        let pairs = || outputs.iter().zip(targets);
        match self.config.loss {
            Loss::Square => {
                (pairs().map(|(o, t)| 0.5 * (o - t).powi(2)).sum(), pairs().map(|(o, t)| o - t).collect())
            }
            Loss::Logistic if outputs.len() == 1 => {
                let (o, t) = (outputs[0], targets[0]);
                let margin = t * o;
                ((-margin.abs()).exp().ln_1p() + (-margin).max(0.0), vec![-t / (1.0 + margin.exp())])
            }
            Loss::Logistic => {
                let largest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let total: f64 = outputs.iter().map(|o| (o - largest).exp()).sum();
                let along: f64 = pairs().map(|(o, t)| (o - largest) * t).sum();
                let share = |o: f64| (o - largest).exp() / total;
                (total.ln() - along, pairs().map(|(o, t)| share(*o) - t).collect())
            }
        }
    }

    /// The mean loss.
    pub fn loss(&self, samples: &[Sample]) -> f64 {
        let loss = |(x, t): &Sample| {
            let pass = self.forward(x);
            self.loss_of(&pass.activations[self.layers.len()], t).0
        };
        samples.iter().map(loss).sum::<f64>() / samples.len() as f64
    }

    /// The pre-activations of the hidden units for one input.
    pub fn hidden_pre_activations(&self, input: &[f64]) -> Vec<f64> {
        let mut all = self.forward(input).pre_activations;
        all.pop();
        all.concat()
    }

    /// The gradient of the mean loss.
    pub fn gradient(&self, samples: &[Sample]) -> Vec<f64> {
        let mut gradient = vec![0.0; self.values.len()];
        for (x, targets) in samples {
            let pass = self.forward(x);
            let outputs = &pass.activations[self.layers.len()];
            let mut by_output = self.loss_of(outputs, targets).1;
            if self.config.shape.output == Output::Tanh {
                by_output.iter_mut().zip(outputs).for_each(|(d, o)| *d *= 1.0 - o * o);
            }
            for (l, layer) in self.layers.iter().enumerate().rev() {
                let f = self.activation(layer);
                let mut by_input = vec![0.0; layer.inputs];
                for unit in 0..layer.units {
                    let z = pass.pre_activations[l][unit];
                    let mut delta = by_output[unit];
                    if let Some(f) = &f {
                        if let (Some(at), Some(by)) =
                            (layer.learned_index(), f.activation.parameter_derivative)
                        {
                            gradient[at] += delta * by(z, &f.params);
                        }
                        delta *= (f.activation.slope)(z, &f.params);
                    }
                    gradient[layer.biases().start + unit] += delta;
                    for (input, at) in layer.unit_weights(unit).enumerate() {
                        gradient[at] += delta * pass.activations[l][input];
                        by_input[input] += delta * self.values[at];
                    }
                }
                by_output = by_input;
            }
        }
        gradient.iter().map(|g| g / samples.len() as f64).collect()
    }

    /// A step of the update rule on one batch.
    pub fn step(&mut self, batch: &[Sample]) {
        let rule = self.config.rule;
        let mut gradient = self.gradient(batch);
        for at in self.layers.iter().flat_map(Layer::weights) {
            let w = self.values[at];
            gradient[at] += rule.l1 * if w == 0.0 { 0.0 } else { w.signum() } + rule.l2 * w;
        }
        let norm = gradient.iter().map(|g| g * g).sum::<f64>().sqrt();
        if rule.clip > 0.0 && norm > rule.clip {
            gradient.iter_mut().for_each(|g| *g *= rule.clip / norm);
        }
        self.step += 1;
        for (at, g) in gradient.into_iter().enumerate() {
            let (m, v) = (&mut self.first[at], &mut self.second[at]);
            self.values[at] -= rule.rate
                * match rule.method {
                    Method::Sgd => g,
                    Method::Momentum => {
                        *m = 0.9 * *m + g;
                        *m
                    }
                    Method::RmsProp => {
                        *v = 0.99 * *v + 0.01 * g * g;
                        g / (v.sqrt() + 1e-8)
                    }
                    Method::Adam => {
                        *m = 0.9 * *m + 0.1 * g;
                        *v = 0.999 * *v + 0.001 * g * g;
                        let (mean, square) =
                            (*m / (1.0 - 0.9f64.powi(self.step)), *v / (1.0 - 0.999f64.powi(self.step)));
                        mean / (square.sqrt() + 1e-8)
                    }
                };
        }
    }
}
