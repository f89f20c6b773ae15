//! What defines a race of networks, and how the address has it.

use super::custom_dataset::CustomDataset;
use crate::format;
use crate::lab::Lab;
use crate::locale::Lang;
use crate::state::{
    Key, LabSettings, NumericSetting, Part, Settings, Unusable, flag, named, read_functions, whole,
    with_defaults, write_flag, write_functions,
};
use engine::activation::Instance;
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Config, Dataset, Init, Kind, Loss, Method, Output, Rule, Shape, Stop, Task};
use serde::{Deserialize, Serialize};

/// The most networks side by side.
pub const MAX_NETWORKS: usize = 4;

/// The least and the greatest learning rate.
pub const LEARNING_RATES: (f64, f64) = (1e-5, 100.0);

/// The common learning rate.
pub static LEARNING_RATE: NumericSetting<TrainSettings> =
    NumericSetting::new("lr", Lang::learning_rate, LEARNING_RATES, |s| s.rate, |s, v| s.rate = v);
/// Samples in a batch.
pub static BATCH_SIZE: NumericSetting<TrainSettings> = NumericSetting::new(
    "batch",
    Lang::batch_size,
    (1.0, 1000.0),
    |s| s.batch as f64,
    |s, v| s.batch = v.round() as usize,
);
/// The initial biases.
pub static INITIAL_BIAS: NumericSetting<TrainSettings> =
    NumericSetting::new("bias", Lang::initial_bias, (-20.0, 20.0), |s| s.bias, |s, v| s.bias = v);
/// Noise of the data.
pub static NOISE: NumericSetting<TrainSettings> =
    NumericSetting::new("noise", Lang::noise, (0.0, 1.0), |s| s.noise, |s, v| s.noise = v);
/// Samples, of which half are learned from.
pub static SAMPLES: NumericSetting<TrainSettings> = NumericSetting::new(
    "n",
    Lang::samples,
    (20.0, 2000.0),
    |s| s.samples as f64,
    |s, v| s.samples = v.round() as usize,
);
/// The L1 penalty.
pub static L1: NumericSetting<TrainSettings> =
    NumericSetting::new("l1", Lang::l1_penalty, (0.0, 1.0), |s| s.l1, |s, v| s.l1 = v);
/// The L2 penalty.
pub static L2: NumericSetting<TrainSettings> =
    NumericSetting::new("l2", Lang::l2_penalty, (0.0, 1.0), |s| s.l2, |s, v| s.l2 = v);
/// Where the gradient is clipped; 0 for nowhere.
pub static CLIP: NumericSetting<TrainSettings> =
    NumericSetting::new("clip", Lang::clip_gradient, (0.0, 1000.0), |s| s.clip, |s, v| s.clip = v);
/// The epochs of a run; 0 for no end.
pub static STOP_EPOCHS: NumericSetting<TrainSettings> = NumericSetting::new(
    "stop",
    Lang::stop_epochs,
    (0.0, 1e6),
    |s| s.stop as f64,
    |s, v| s.stop = v.round() as usize,
);
/// The training loss at which a network stops; 0 for none.
pub static STOP_LOSS: NumericSetting<TrainSettings> =
    NumericSetting::new("stoploss", Lang::stop_loss, (0.0, 10.0), |s| s.stop_loss, |s, v| s.stop_loss = v);

/// Everything that defines a race.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainSettings {
    /// The activation of each network.
    #[serde(with = "crate::state::list_as_text")]
    pub networks: Vec<Instance>,
    /// What is learned.
    #[serde(with = "crate::state::text")]
    pub data: Kind,
    /// The visitor's own data, which is learned instead.
    pub custom: Option<CustomDataset>,
    /// Samples, of which half are learned from.
    pub samples: usize,
    /// Noise of the data.
    pub noise: f64,
    /// Units of each hidden layer.
    pub layers: Vec<usize>,
    /// How weights are drawn.
    #[serde(with = "crate::state::text")]
    pub init: Init,
    /// The initial biases.
    pub bias: f64,
    /// How a gradient becomes a step.
    #[serde(with = "crate::state::text")]
    pub method: Method,
    /// The learning rate.
    pub rate: f64,
    /// The learning rates of single networks; 0 for the common one.
    pub rates: [f64; MAX_NETWORKS],
    /// Samples in a batch.
    pub batch: usize,
    /// The L1 penalty.
    pub l1: f64,
    /// The L2 penalty.
    pub l2: f64,
    /// Where the gradient is clipped; 0 for nowhere.
    pub clip: f64,
    /// What is minimised.
    #[serde(with = "crate::state::text")]
    pub loss: Loss,
    /// What the output unit does.
    #[serde(with = "crate::state::text")]
    pub output: Output,
    /// Whether every epoch has an order of its own.
    pub shuffle: bool,
    /// The seed of data, weights and order.
    pub seed: u64,
    /// The run ends after so many epochs; 0 for never.
    pub stop: usize,
    /// A network stops once its training loss is at most this; 0 for never.
    pub stop_loss: f64,
    /// Whether a network stops once all its hidden units are dead.
    pub stop_dead: bool,
    /// The epoch to show.
    pub epoch: usize,
}

impl Default for TrainSettings {
    fn default() -> Self {
        TrainSettings {
            networks: with_defaults(&["relu", "leaky_relu", "prelu", "elu"]),
            data: Kind::Circle,
            custom: None,
            samples: 500,
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
        }
    }
}

impl TrainSettings {
    /// A learning rate so high that units of ReLU die.
    pub fn killing() -> Self {
        TrainSettings {
            rate: 1.0,
            stop: 40,
            seed: 2,
            output: Output::Linear,
            networks: with_defaults(&["relu", "leaky_relu"]),
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
            shape: Shape { inputs: self.inputs(), hidden, output },
            loss,
            init: self.init,
            bias: self.bias,
            rule: Rule { method: self.method, rate: self.rate, l1: self.l1, l2: self.l2, clip: self.clip },
            batch: self.batch,
            shuffle: self.shuffle,
            seed: self.seed,
            stop: Stop { epochs: self.stop, loss: self.stop_loss, all_dead: self.stop_dead },
        }
    }

    /// The learning rate of the network in a place.
    pub fn rate_of(&self, slot: usize) -> f64 {
        self.rates.get(slot).copied().filter(|rate| *rate > 0.0).unwrap_or(self.rate)
    }

    /// Gives the network in a place a learning rate of its own, unless it is the common one.
    pub fn set_rate_of(&mut self, slot: usize, rate: f64) {
        if let Some(own) = self.rates.get_mut(slot) {
            *own = if rate == self.rate { 0.0 } else { rate };
        }
    }

    /// Takes the network in a place out of the race.
    pub fn remove(&mut self, slot: usize) {
        self.networks.remove(slot);
        self.rates[slot..].rotate_left(1);
        self.rates[MAX_NETWORKS - 1] = 0.0;
    }

    /// The samples.
    pub fn dataset(&self) -> Dataset {
        match &self.custom {
            Some(custom) => custom.dataset(self.seed),
            None => Dataset::generate(self.data, self.samples, self.noise, 0.5, self.seed),
        }
    }

    /// Whether classes or numbers are learned.
    pub fn task(&self) -> Task {
        self.custom.as_ref().map_or(self.data.task(), |custom| custom.task)
    }

    /// The number of input features.
    pub fn inputs(&self) -> usize {
        self.custom.as_ref().map_or(self.data.inputs(), |custom| custom.inputs)
    }
}

/// Learning rates separated by commas; nothing for the common one.
fn read_rates(text: &str) -> Option<[f64; MAX_NETWORKS]> {
    let mut rates = [0.0; MAX_NETWORKS];
    for (place, entry) in text.split(',').enumerate().filter(|(_, entry)| !entry.is_empty()) {
        let rate =
            format::parse(entry).filter(|rate| (LEARNING_RATES.0..=LEARNING_RATES.1).contains(rate))?;
        *rates.get_mut(place)? = rate;
    }
    Some(rates)
}

/// Writes learning rates so; nothing at all where every network has the common one.
fn write_rates(rates: [f64; MAX_NETWORKS]) -> String {
    if rates == [0.0; MAX_NETWORKS] {
        return String::new();
    }
    let rate = |rate: &f64| if *rate > 0.0 { format::shortest(*rate) } else { String::new() };
    rates.iter().map(rate).collect::<Vec<_>>().join(",")
}

/// Widths written `8-8`; nothing for no hidden layer.
pub fn read_widths(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let width = |part: &str| part.parse().ok().filter(|units| (1..=MAX_UNITS).contains(units));
    text.split('-').map(width).collect::<Option<Vec<usize>>>().filter(|all| all.len() <= MAX_LAYERS)
}

/// Writes widths so.
pub fn write_widths(widths: &[usize]) -> String {
    widths.iter().map(ToString::to_string).collect::<Vec<_>>().join("-")
}

/// The largest seed: one that JavaScript and people can write.
pub const MAX_SEED: f64 = 999_999.0;
/// The latest epoch that an address can ask for.
const MAX_EPOCH: f64 = 1e5;

/// The parts of the lab.
pub static PARTS: [Part; 12] = [
    Part::controls("presets", Lang::part_presets),
    Part::controls("transport", Lang::part_transport),
    Part::controls("networks", Lang::part_networks),
    Part::controls("data", Lang::part_data),
    Part::controls("network", Lang::part_shape_and_weights),
    Part::controls("training", Lang::part_optimiser),
    Part::controls("census", Lang::part_census),
    Part::view("unit", Lang::part_unit),
    Part::view("charts", Lang::part_charts),
    Part::view("log", Lang::part_events),
    Part::controls("save", Lang::part_save),
    Part::controls("files", Lang::part_downloads),
];

impl LabSettings for TrainSettings {
    const LAB: Lab = Lab::Train;
    const PARTS: &'static [Part] = &PARTS;
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                if let Some(networks) = read_functions(text, MAX_NETWORKS, notices) {
                    s.networks = networks;
                }
                Ok(())
            },
            |s| write_functions(&s.networks),
        ),
        Key::text("data", |s, text, _| Ok(s.data = named(text)?), |s| s.data.to_string()),
        Key::text(
            "own",
            |s, text, _| Ok(s.custom = Some(named(text)?)),
            |s| s.custom.as_ref().map(ToString::to_string).unwrap_or_default(),
        ),
        Key::text(
            "net",
            |s, text, _| Ok(s.layers = read_widths(text).ok_or(Unusable)?),
            |s| write_widths(&s.layers),
        ),
        Key::text("init", |s, text, _| Ok(s.init = named(text)?), |s| s.init.to_string()),
        Key::text("opt", |s, text, _| Ok(s.method = named(text)?), |s| s.method.to_string()),
        Key::Number(&LEARNING_RATE),
        Key::Number(&BATCH_SIZE),
        Key::Number(&INITIAL_BIAS),
        Key::Number(&NOISE),
        Key::Number(&SAMPLES),
        Key::Number(&L1),
        Key::Number(&L2),
        Key::Number(&CLIP),
        Key::Number(&STOP_EPOCHS),
        Key::Number(&STOP_LOSS),
        Key::text(
            "lrs",
            |s, text, _| Ok(s.rates = read_rates(text).ok_or(Unusable)?),
            |s| write_rates(s.rates),
        ),
        Key::text("loss", |s, text, _| Ok(s.loss = named(text)?), |s| s.loss.to_string()),
        Key::text("out", |s, text, _| Ok(s.output = named(text)?), |s| s.output.to_string()),
        Key::text("shuffle", |s, text, _| Ok(s.shuffle = flag(text)?), |s| write_flag(s.shuffle)),
        Key::text("stopdead", |s, text, _| Ok(s.stop_dead = flag(text)?), |s| write_flag(s.stop_dead)),
        Key::text("seed", |s, text, _| Ok(s.seed = whole(text, MAX_SEED)? as u64), |s| s.seed.to_string()),
        Key::text(
            "epoch",
            |s, text, _| Ok(s.epoch = whole(text, MAX_EPOCH)? as usize),
            |s| s.epoch.to_string(),
        ),
    ];

    fn of(settings: &Settings) -> &Self {
        &settings.train
    }

    fn of_mut(settings: &mut Settings) -> &mut Self {
        &mut settings.train
    }
}
