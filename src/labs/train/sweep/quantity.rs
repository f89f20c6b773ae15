//! The settings that an axis of the map can vary, and their values.

use super::super::numbers::{BATCH_SIZE, INITIAL_BIAS, L1, L2, LEARNING_RATES, NOISE, SAMPLES};
use super::super::settings::TrainSettings;
use crate::state::{MAX_SEED, instances_by_id};
use engine::activation::Instance;
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Init, Method};
use std::fmt;
use std::str::FromStr;

/// The activations of an axis, by id: those that are in use, and the two that saturate.
const ACTIVATIONS: [&str; 10] =
    ["relu", "leaky_relu", "prelu", "elu", "selu", "gelu", "silu", "softplus", "tanh", "sigmoid"];
/// The units of the first hidden layer, where there was none.
const DEFAULT_WIDTH: usize = 8;

/// A setting that an axis varies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// The learning rate.
    LearningRate,
    /// The initial biases.
    InitialBias,
    /// The units of every hidden layer.
    Width,
    /// The number of hidden layers.
    Layers,
    /// The batch size.
    BatchSize,
    /// The L1 penalty.
    L1,
    /// The L2 penalty.
    L2,
    /// The noise of the data.
    Noise,
    /// The number of samples.
    Samples,
    /// The seed.
    Seed,
    /// The initialisation.
    Init,
    /// The activation of the first network.
    Activation,
    /// The optimiser.
    Optimiser,
}

/// A value of a setting.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Of a numeric setting.
    Number(f64),
    /// An initialisation.
    Init(Init),
    /// An activation.
    Activation(Instance),
    /// An optimiser.
    Optimiser(Method),
}

/// The limits of a numeric setting, and the range with which an axis begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// From where to where, in how many steps.
    pub start: (f64, f64, usize),
    /// Whether steps are factors.
    pub logarithmic: bool,
    /// Whether values are whole numbers.
    pub whole: bool,
}

impl Quantity {
    /// All quantities with their ids, in the order of menus.
    pub const ALL: [(Quantity, &'static str); 13] = [
        (Quantity::LearningRate, "lr"),
        (Quantity::Init, "init"),
        (Quantity::Activation, "f"),
        (Quantity::InitialBias, "bias"),
        (Quantity::Width, "width"),
        (Quantity::Layers, "layers"),
        (Quantity::Optimiser, "opt"),
        (Quantity::BatchSize, "batch"),
        (Quantity::L1, "l1"),
        (Quantity::L2, "l2"),
        (Quantity::Noise, "noise"),
        (Quantity::Samples, "n"),
        (Quantity::Seed, "seed"),
    ];

    /// The id in addresses.
    pub fn id(self) -> &'static str {
        Quantity::ALL.iter().find(|(quantity, _)| *quantity == self).map_or("", |(_, id)| id)
    }

    /// The limits of a numeric setting; `None` for a choice.
    pub fn limits(self) -> Option<Limits> {
        let limits =
            |(min, max), start, logarithmic, whole| Some(Limits { min, max, start, logarithmic, whole });
        match self {
            Quantity::LearningRate => limits(LEARNING_RATES, (0.001, 10.0, 13), true, false),
            Quantity::InitialBias => {
                limits((INITIAL_BIAS.min, INITIAL_BIAS.max), (-2.0, 2.0, 9), false, false)
            }
            Quantity::Width => limits((1.0, MAX_UNITS as f64), (1.0, 16.0, 9), true, true),
            Quantity::Layers => limits((1.0, MAX_LAYERS as f64), (1.0, 10.0, 10), false, true),
            Quantity::BatchSize => limits((BATCH_SIZE.min, BATCH_SIZE.max), (1.0, 256.0, 9), true, true),
            Quantity::L1 => limits((1e-9, L1.max), (1e-5, 0.1, 9), true, false),
            Quantity::L2 => limits((1e-9, L2.max), (1e-5, 0.1, 9), true, false),
            Quantity::Noise => limits((NOISE.min, NOISE.max), (0.0, 0.8, 9), false, false),
            Quantity::Samples => limits((SAMPLES.min, SAMPLES.max), (20.0, 2000.0, 9), true, true),
            Quantity::Seed => limits((0.0, MAX_SEED), (1.0, 10.0, 10), false, true),
            Quantity::Init | Quantity::Activation | Quantity::Optimiser => None,
        }
    }

    /// The values of a choice; none for a number.
    pub fn choices(self) -> Vec<Value> {
        match self {
            Quantity::Init => Init::ALL.iter().map(|(init, _)| Value::Init(*init)).collect(),
            Quantity::Activation => {
                instances_by_id(&ACTIVATIONS).into_iter().map(Value::Activation).collect()
            }
            Quantity::Optimiser => Method::ALL.iter().map(|(method, _)| Value::Optimiser(*method)).collect(),
            _ => Vec::new(),
        }
    }

    /// The value that the settings have; NaN if layers of different widths have none.
    pub fn value(self, settings: &TrainSettings) -> Option<Value> {
        let number = match self {
            Quantity::LearningRate => settings.rate_of(0),
            Quantity::InitialBias => settings.bias,
            Quantity::Width => {
                let width = *settings.layers.first()?;
                settings.layers.iter().all(|units| *units == width).then_some(width as f64)?
            }
            Quantity::Layers => settings.layers.len() as f64,
            Quantity::BatchSize => settings.batch as f64,
            Quantity::L1 => settings.l1,
            Quantity::L2 => settings.l2,
            Quantity::Noise => settings.noise,
            Quantity::Samples => settings.samples as f64,
            Quantity::Seed => settings.seed as f64,
            Quantity::Init => return Some(Value::Init(settings.init)),
            Quantity::Activation => return settings.networks.first().cloned().map(Value::Activation),
            Quantity::Optimiser => return Some(Value::Optimiser(settings.method)),
        };
        Some(Value::Number(number))
    }

    /// Gives the settings a value. A learning rate is that of all networks, an activation that of the first one.
    pub fn set(self, settings: &mut TrainSettings, value: &Value) {
        match (self, value) {
            (Quantity::Init, Value::Init(init)) => settings.init = *init,
            (Quantity::Optimiser, Value::Optimiser(method)) => settings.method = *method,
            (Quantity::Activation, Value::Activation(function)) => {
                if let Some(first) = settings.networks.first_mut() {
                    first.clone_from(function);
                }
            }
            (_, Value::Number(number)) => self.set_number(settings, *number),
            _ => {}
        }
    }

    fn set_number(self, settings: &mut TrainSettings, value: f64) {
        match self {
            Quantity::LearningRate => (settings.rate, settings.rates) = (value, Default::default()),
            Quantity::InitialBias => settings.bias = value,
            Quantity::Width => {
                let layers = settings.layers.len().max(1);
                settings.layers = vec![value as usize; layers];
            }
            Quantity::Layers => {
                let width = settings.layers.last().copied().unwrap_or(DEFAULT_WIDTH);
                settings.layers.resize(value as usize, width);
            }
            Quantity::BatchSize => settings.batch = value as usize,
            Quantity::L1 => settings.l1 = value,
            Quantity::L2 => settings.l2 = value,
            Quantity::Noise => settings.noise = value,
            Quantity::Samples => settings.samples = value as usize,
            Quantity::Seed => settings.seed = value as u64,
            Quantity::Init | Quantity::Activation | Quantity::Optimiser => {}
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Quantity {
    type Err = super::axis::InvalidAxis;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let found = Quantity::ALL.iter().find(|(_, other)| *other == id);
        found.map(|(quantity, _)| *quantity).ok_or(super::axis::InvalidAxis)
    }
}

#[cfg(test)]
mod tests {
    use super::super::axis::Axis;
    use super::*;

    #[test]
    fn a_value_that_is_set_is_the_value_of_the_settings() {
        for (quantity, id) in Quantity::ALL {
            assert_eq!(id.parse(), Ok(quantity));
            let values = Axis::new(quantity).values();
            assert!(values.len() >= 4, "{id}");
            for value in values {
                let mut settings = TrainSettings { rates: [0.5; 4], ..TrainSettings::default() };
                quantity.set(&mut settings, &value);
                assert_eq!(quantity.value(&settings), Some(value), "{id}");
            }
        }
    }

    #[test]
    fn width_and_number_of_layers_can_be_set_in_any_order() {
        let set = |order: [(Quantity, f64); 2]| {
            let mut settings = TrainSettings { layers: vec![8, 4], ..TrainSettings::default() };
            for (quantity, number) in order {
                quantity.set(&mut settings, &Value::Number(number));
            }
            settings.layers
        };
        let (width, layers) = ((Quantity::Width, 3.0), (Quantity::Layers, 4.0));
        assert_eq!((set([width, layers]), set([layers, width])), (vec![3; 4], vec![3; 4]));
    }
}
