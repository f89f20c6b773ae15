//! The objects that `train` returns and passes to its listener. `npm/index.d.ts` declares the same types under the same
//! names, and describes their fields.

use crate::output::unless_nan;
use engine::nn::mlp::Layer;
use engine::nn::{Divergence, Health, Overflow, State, Trainer, UnitHistory};
use js_sys::{Float32Array, Float64Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::preserve;

/// How a run ended.
#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// After its last epoch.
    Finished,
    /// A number overflowed.
    Diverged,
    /// The listener returned `false`.
    Stopped,
}

/// Losses and the number of dead units after every epoch; the first entry is the state before training.
#[derive(Default)]
pub struct LossCurves {
    train: Vec<f64>,
    test: Vec<f64>,
    dead: Vec<u32>,
}

impl LossCurves {
    /// Appends the state of the trainer.
    pub fn record(&mut self, trainer: &Trainer) {
        let record = trainer.timeline().last();
        self.train.push(record.map_or(f64::NAN, |r| r.train));
        self.test.push(record.map_or(f64::NAN, |r| r.test));
        self.dead.push(trainer.dead_units() as u32);
    }

    /// The number of epochs recorded.
    pub fn epochs(&self) -> usize {
        self.train.len().saturating_sub(1)
    }

    /// The latest entry.
    pub fn last_epoch(&self) -> Epoch {
        let last = |losses: &[f64]| losses.last().copied().unwrap_or(f64::NAN);
        Epoch {
            epoch: self.epochs(),
            train_loss: last(&self.train),
            test_loss: unless_nan(last(&self.test)),
            dead: self.dead.last().copied().unwrap_or(0),
        }
    }
}

/// A run after an epoch.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Epoch {
    epoch: usize,
    train_loss: f64,
    test_loss: Option<f64>,
    dead: u32,
}

/// A run at its end.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Training {
    outcome: Outcome,
    divergence: Option<String>,
    epochs: usize,
    #[serde(with = "preserve")]
    train_loss: Float64Array,
    #[serde(with = "preserve")]
    test_loss: Float64Array,
    #[serde(with = "preserve")]
    dead: Uint32Array,
    layers: Vec<TrainedLayer>,
}

/// A layer with its parameters and the health of its units.
#[derive(Serialize)]
struct TrainedLayer {
    inputs: usize,
    units: usize,
    activation: Option<&'static str>,
    params: Vec<f64>,
    #[serde(with = "preserve")]
    weights: Float32Array,
    #[serde(with = "preserve")]
    biases: Float32Array,
    health: Vec<&'static str>,
}

impl TrainedLayer {
    /// Takes the layer's weights and biases from the `values` of its network.
    fn new(layer: &Layer, values: &[f32], unit_histories: &[UnitHistory]) -> Self {
        let activation = layer.activation.as_ref();
        TrainedLayer {
            inputs: layer.inputs,
            units: layer.units,
            activation: activation.map(|instance| instance.activation.id),
            params: activation.map_or_else(Vec::new, |instance| instance.params.to_vec()),
            weights: Float32Array::from(&values[layer.weights()]),
            biases: Float32Array::from(&values[layer.biases()]),
            health: unit_histories.iter().map(|history| health_name(history.health)).collect(),
        }
    }
}

/// The curves, the layers, and what overflowed if the run diverged.
pub fn training_result(trainer: &Trainer, curves: &LossCurves, outcome: Outcome) -> Training {
    let divergence = match trainer.state() {
        State::Diverged(divergence) => Some(divergence_message(divergence)),
        _ => None,
    };
    let net = trainer.net();
    let layers = net.layers().iter().enumerate().map(|(i, layer)| {
        let unit_histories = trainer.unit_histories().get(i).map_or(&[][..], Vec::as_slice);
        TrainedLayer::new(layer, net.values(), unit_histories)
    });
    Training {
        outcome,
        divergence,
        epochs: curves.epochs(),
        train_loss: Float64Array::from(curves.train.as_slice()),
        test_loss: Float64Array::from(curves.test.as_slice()),
        dead: Uint32Array::from(curves.dead.as_slice()),
        layers: layers.collect(),
    }
}

const fn health_name(health: Health) -> &'static str {
    match health {
        Health::Alive => "alive",
        Health::Saturated => "saturated",
        Health::Dead => "dead",
    }
}

/// What overflowed, in which layer, and at which step.
fn divergence_message(divergence: &Divergence) -> String {
    let quantity = match divergence.quantity {
        Overflow::Unit => "a unit",
        Overflow::Loss => "the loss",
        Overflow::Gradient => "the gradient",
        Overflow::Parameter => "a parameter",
    };
    format!("{quantity} of layer {} overflowed at step {}", divergence.layer, divergence.step)
}
