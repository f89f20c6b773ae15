//! Instances, shapes and configurations for several tests.
#![allow(dead_code, clippy::unwrap_used, reason = "every test uses some of these functions only")]

pub mod reference;

use engine::activation::{Instance, find};
use engine::nn::{Config, Init, Loss, Method, Output, Shape, StopConditions, UpdateRule};

/// An activation with these parameters; further parameters have their defaults.
pub fn instance(id: &str, params: &[f64]) -> Instance {
    let mut instance = Instance::new(find(id).unwrap());
    instance.params.iter_mut().zip(params).for_each(|(param, value)| *param = *value);
    instance
}

/// A network with hidden layers of these widths and a linear output.
pub fn shape(inputs: usize, widths: &[usize], activation: &Instance) -> Shape {
    let hidden = widths.iter().map(|&units| (units, activation.clone())).collect();
    Shape { inputs, hidden, outputs: 1, output: Output::Linear }
}

/// Gradient descent on the square loss, in shuffled batches of 10.
pub fn config(shape: Shape) -> Config {
    Config {
        shape,
        loss: Loss::Square,
        init: Init::HeNormal,
        bias: 0.0,
        rule: UpdateRule { method: Method::Sgd, rate: 0.03, l1: 0.0, l2: 0.0, clip: 0.0 },
        batch: 10,
        shuffle: true,
        seed: 1,
        stop: StopConditions::default(),
        edits: Vec::new(),
    }
}
