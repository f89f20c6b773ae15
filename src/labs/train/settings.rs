//! The settings of the Train lab: what defines the networks and their training.

use super::custom_dataset::CustomDataset;
use super::sweep::MapSettings;
use crate::state::{MAX_NETWORKS, instances_by_id};
use engine::activation::Instance;
use engine::nn::{
    Config, DatasetKind, FeatureSet, Init, Loss, Method, Output, Shape, StopConditions, Task, UpdateRule,
};
use serde::{Deserialize, Serialize};

/// The percentage of the samples that is for testing, unless they are few.
pub(super) const DEFAULT_TEST_PERCENT: f64 = 50.0;

/// Everything that defines the networks and their training.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainSettings {
    /// The activation of each network.
    #[serde(with = "crate::state::functions_as_text")]
    pub networks: Vec<Instance>,
    /// The generated data.
    #[serde(with = "crate::state::display_fromstr")]
    pub data: DatasetKind,
    /// Custom data, used instead of the generated one.
    pub custom: Option<CustomDataset>,
    /// The features of the samples that are the inputs of the networks, where the data have them.
    #[serde(with = "crate::state::display_fromstr")]
    pub features: FeatureSet,
    /// The number of samples.
    pub samples: usize,
    /// The percentage of the samples that is for testing.
    pub test_percent: f64,
    /// The noise of the data.
    pub noise: f64,
    /// Units of each hidden layer.
    pub layers: Vec<usize>,
    /// The initialisation.
    #[serde(with = "crate::state::display_fromstr")]
    pub init: Init,
    /// The initial biases.
    pub bias: f64,
    /// The optimiser.
    #[serde(with = "crate::state::display_fromstr")]
    pub method: Method,
    /// The learning rate.
    pub rate: f64,
    /// The learning rate of each network; 0 for the common one.
    pub rates: [f64; MAX_NETWORKS],
    /// The batch size.
    pub batch: usize,
    /// The L1 penalty.
    pub l1: f64,
    /// The L2 penalty.
    pub l2: f64,
    /// The norm at which the gradient is clipped; 0 for no clipping.
    pub clip: f64,
    /// The loss.
    #[serde(with = "crate::state::display_fromstr")]
    pub loss: Loss,
    /// The activation of the output.
    #[serde(with = "crate::state::display_fromstr")]
    pub output: Output,
    /// Whether the samples are shuffled before each epoch.
    pub shuffle: bool,
    /// The seed of data, weights and shuffling.
    pub seed: u64,
    /// The number of epochs of a run; 0 for no limit.
    pub stop: usize,
    /// The training loss at which a network stops; 0 for none.
    pub stop_loss: f64,
    /// Whether a network stops when all its hidden units are dead.
    pub stop_dead: bool,
    /// The epoch of the session; it is replayed when a link is opened.
    pub epoch: usize,
    /// The map of many runs.
    pub map: MapSettings,
}

impl Default for TrainSettings {
    fn default() -> Self {
        TrainSettings {
            networks: instances_by_id(&["relu", "leaky_relu", "prelu", "elu"]),
            data: DatasetKind::Circle,
            custom: None,
            features: FeatureSet::default(),
            samples: 500,
            test_percent: DEFAULT_TEST_PERCENT,
            noise: 0.1,
            layers: vec![8, 8],
            init: Init::HeNormal,
            bias: 0.0,
            method: Method::Sgd,
            rate: 0.03,
            rates: [0.0; MAX_NETWORKS],
            batch: 10,
            l1: 0.0,
            l2: 0.0,
            clip: 0.0,
            loss: Loss::Square,
            output: Output::Tanh,
            shuffle: true,
            seed: 1,
            stop: 0,
            stop_loss: 0.0,
            stop_dead: false,
            epoch: 0,
            map: MapSettings::default(),
        }
    }
}

impl TrainSettings {
    /// A run with a learning rate so high that ReLU units die.
    pub fn high_learning_rate() -> Self {
        TrainSettings {
            rate: 1.0,
            stop: 40,
            seed: 2,
            output: Output::Linear,
            networks: instances_by_id(&["relu", "leaky_relu"]),
            ..TrainSettings::default()
        }
    }

    /// The configuration of one network.
    pub fn config(&self, activation: &Instance) -> Config {
        let hidden = self.layers.iter().map(|&units| (units, activation.clone())).collect();
        let (output, loss) = match self.task() {
            Task::Regression => (Output::Linear, Loss::Square),
            Task::Classification => (self.output, self.loss),
        };
        Config {
            shape: Shape { inputs: self.used_features().count(), hidden, outputs: 1, output },
            loss,
            init: self.init,
            bias: self.bias,
            rule: UpdateRule {
                method: self.method,
                rate: self.rate,
                l1: self.l1,
                l2: self.l2,
                clip: self.clip,
            },
            batch: self.batch,
            shuffle: self.shuffle,
            seed: self.seed,
            stop: StopConditions { epochs: self.stop, loss: self.stop_loss, all_dead: self.stop_dead },
        }
    }

    /// The learning rate of the network in a slot.
    pub fn rate_of(&self, slot: usize) -> f64 {
        self.rates.get(slot).copied().filter(|rate| *rate > 0.0).unwrap_or(self.rate)
    }

    /// The learning rates of their own that networks have; those of slots without a network are 0.
    pub fn used_rates(&self) -> [f64; MAX_NETWORKS] {
        let mut rates = self.rates;
        rates.iter_mut().skip(self.networks.len()).for_each(|rate| *rate = 0.0);
        rates
    }

    /// Sets the learning rate of the network in a slot.
    pub fn set_rate_of(&mut self, slot: usize, rate: f64) {
        if let Some(own) = self.rates.get_mut(slot) {
            *own = if rate == self.rate { 0.0 } else { rate };
        }
    }

    /// The name of the network in a slot: its activation, with a number if several networks have it.
    pub fn network_name(&self, slot: usize) -> String {
        let Some(network) = self.networks.get(slot) else { return String::new() };
        let same = |other: &&Instance| other.activation == network.activation;
        if self.networks.iter().filter(same).count() < 2 {
            return network.activation.name.into();
        }
        let before = self.networks[..slot].iter().filter(same).count();
        format!("{} ({})", network.activation.name, before + 1)
    }

    /// Removes the network in a slot.
    pub fn remove(&mut self, slot: usize) {
        self.networks.remove(slot);
        self.rates[slot..].rotate_left(1);
        self.rates[MAX_NETWORKS - 1] = 0.0;
    }

    /// The settings with epoch 0 and without a map, and whether they differ from the previous ones, as
    /// `Memo::new_owning` needs it: equal settings are not cloned.
    pub fn definition(&self, previous: Option<Self>) -> (Self, bool) {
        let map = MapSettings::default();
        // Equality includes epoch and map.
        match previous.map(|previous| TrainSettings { epoch: self.epoch, map: self.map.clone(), ..previous })
        {
            Some(previous) if previous == *self => (TrainSettings { epoch: 0, map, ..previous }, false),
            _ => (TrainSettings { epoch: 0, map, ..self.clone() }, true),
        }
    }

    /// Whether the loss is bounded from below by the output: that of tanh is within ±1.
    pub fn has_bounded_logistic_loss(&self) -> bool {
        self.task() == Task::Classification && self.loss == Loss::Logistic && self.output == Output::Tanh
    }
}

/// A change after which training starts over, at epoch 0.
pub fn from_start(change: impl FnOnce(&mut TrainSettings)) -> impl FnOnce(&mut TrainSettings) {
    |settings| {
        change(settings);
        rewind(settings);
    }
}

/// Shows epoch 0.
pub fn rewind(settings: &mut TrainSettings) {
    settings.epoch = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epoch_and_map_are_not_part_of_the_definition() {
        let settings = TrainSettings { epoch: 7, ..TrainSettings::default() };
        let (definition, _) = settings.definition(None);
        assert_eq!(definition, TrainSettings::default());
        let later = TrainSettings { epoch: 300, ..settings.clone() };
        assert_eq!(later.definition(Some(definition.clone())), (definition.clone(), false));
        let map = MapSettings { on: true, epochs: 7, ..MapSettings::default() };
        let mapped = TrainSettings { map, ..settings };
        assert_eq!(mapped.definition(Some(definition.clone())), (definition.clone(), false));
        assert_eq!(mapped.definition(None), (definition.clone(), true));
        let other = TrainSettings { rate: 1.0, ..later };
        let expected = TrainSettings { rate: 1.0, ..TrainSettings::default() };
        assert_eq!(other.definition(Some(definition)), (expected, true));
    }

    #[test]
    fn only_the_logistic_loss_of_tanh_is_bounded() {
        let bounded = |loss, output, data| {
            TrainSettings { loss, output, data, ..TrainSettings::default() }.has_bounded_logistic_loss()
        };
        assert!(bounded(Loss::Logistic, Output::Tanh, DatasetKind::Circle));
        assert!(!bounded(Loss::Logistic, Output::Linear, DatasetKind::Circle));
        assert!(!bounded(Loss::Square, Output::Tanh, DatasetKind::Circle));
        assert!(!bounded(Loss::Logistic, Output::Tanh, DatasetKind::Sine), "numbers have the square loss");
    }
}
