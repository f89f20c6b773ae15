//! The settings of the Train lab: what defines the networks and their training.

use super::custom_dataset::CustomDataset;
use super::edits::Edits;
use super::layer_functions::LayerFunctions;
use super::sweep::MapSettings;
use crate::state::{MAX_NETWORKS, instances_by_id};
use engine::activation::Instance;
use engine::nn::mlp::MAX_LAYERS;
use engine::nn::{
    Config, DatasetKind, FeatureSet, Init, Loss, Method, Output, Shape, StopConditions, UpdateRule,
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
    /// The activations of single layers that differ from that of their network.
    pub layer_functions: LayerFunctions,
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
    /// The weights and biases that are set by hand.
    pub edits: Edits,
    /// The epoch of the session; it is replayed when a link is opened.
    pub epoch: usize,
    /// The map of many runs.
    pub map: MapSettings,
}

impl Default for TrainSettings {
    fn default() -> Self {
        TrainSettings {
            networks: instances_by_id(&["relu", "leaky_relu", "prelu", "elu"]),
            layer_functions: LayerFunctions::default(),
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
            edits: Edits::default(),
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

    /// The activation of each hidden layer of the network in a slot; none if there is no such network.
    pub fn hidden_functions(&self, slot: usize) -> impl Iterator<Item = &Instance> {
        let function = move |network, layer| self.layer_functions.get(slot, layer).unwrap_or(network);
        let layers = 0..self.layers.len();
        self.networks
            .get(slot)
            .into_iter()
            .flat_map(move |network| layers.clone().map(move |layer| function(network, layer)))
    }

    /// The activations of single layers, without those of networks and layers that do not exist.
    pub fn used_layer_functions(&self) -> LayerFunctions {
        self.layer_functions.within(self.networks.len(), self.layers.len())
    }

    /// The configuration of the network in a slot.
    pub fn config(&self, slot: usize) -> Option<Config> {
        self.networks.get(slot)?;
        let hidden = self.layers.iter().copied().zip(self.hidden_functions(slot).cloned()).collect();
        let (output, loss) = self.used_output_and_loss();
        let (inputs, outputs) = (self.used_features().count(), self.outputs());
        Some(Config {
            shape: Shape { inputs, hidden, outputs, output },
            loss,
            init: self.init,
            bias: self.bias,
            rule: UpdateRule {
                method: self.method,
                rate: self.rate_of(slot),
                l1: self.l1,
                l2: self.l2,
                clip: self.clip,
            },
            batch: self.batch,
            shuffle: self.shuffle,
            seed: self.seed,
            stop: StopConditions { epochs: self.stop, loss: self.stop_loss, all_dead: self.stop_dead },
            edits: self.used_edits().of_network(slot),
        })
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

    /// Adds a network, with the common learning rate and one activation, whatever a link had said of its slot.
    pub fn add(&mut self, network: Instance) {
        self.rates = self.used_rates();
        self.layer_functions = self.layer_functions.within(self.networks.len(), MAX_LAYERS);
        self.edits = self.edits_of_networks();
        self.networks.push(network);
    }

    /// Removes the network in a slot.
    pub fn remove(&mut self, slot: usize) {
        self.networks.remove(slot);
        self.layer_functions.remove_network(slot);
        self.edits.remove_network(slot);
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

    /// Whether steps have neither momentum nor penalties: without a gradient, nothing moves.
    pub fn is_plain_descent(&self) -> bool {
        self.method == Method::Sgd && self.l1 == 0.0 && self.l2 == 0.0
    }

    /// Whether the loss is bounded from below by the output: that of tanh is within ±1.
    pub fn has_bounded_logistic_loss(&self) -> bool {
        self.used_output_and_loss() == (Output::Tanh, Loss::Logistic)
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
        assert!(!bounded(Loss::Logistic, Output::Tanh, DatasetKind::ThreeSpirals), "classes have a softmax");
    }

    #[test]
    fn a_layer_has_its_own_activation_or_that_of_its_network() {
        let mut settings = TrainSettings { layers: vec![4, 3, 2], ..TrainSettings::default() };
        settings.layer_functions.set(1, 2, instances_by_id(&["tanh"]).pop());
        let layers = |settings: &TrainSettings, slot| {
            let hidden = settings.config(slot).unwrap().shape.hidden;
            hidden.iter().map(|(units, function)| (*units, function.activation.id)).collect::<Vec<_>>()
        };
        assert_eq!(layers(&settings, 0), [(4, "relu"), (3, "relu"), (2, "relu")]);
        assert_eq!(layers(&settings, 1), [(4, "leaky_relu"), (3, "leaky_relu"), (2, "tanh")]);
        settings.remove(0);
        assert_eq!(layers(&settings, 0), [(4, "leaky_relu"), (3, "leaky_relu"), (2, "tanh")]);
        settings.networks.truncate(1);
        settings.layer_functions.set(1, 0, instances_by_id(&["tanh"]).pop());
        settings.rates = [0.5; MAX_NETWORKS];
        settings.add(settings.networks[0].clone());
        assert_eq!((layers(&settings, 1)[0], settings.rate_of(1)), ((4, "leaky_relu"), settings.rate));
        settings.layers.truncate(2);
        assert_eq!(settings.used_layer_functions(), LayerFunctions::default());
        assert!(settings.config(3).is_none() && settings.hidden_functions(3).next().is_none());
    }
}
