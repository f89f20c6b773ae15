//! What defines a race of networks.

use super::codec::{Keys, Notice, instances, write_instances};
use super::field::{self, Field, by_id, id_of, whole};
use super::{Lab, Own, Part};
use crate::number;
use engine::activation::{Instance, find};
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Config, Dataset, Init, Kind, Loss, Method, Output, Rule, Shape, Stop, Task};

/// The most networks side by side.
pub const LANES: usize = 4;

/// The least and the greatest learning rate.
pub const RATES: (f64, f64) = (1e-5, 100.0);

/// All numbers of a run.
pub const FIELDS: [Field<Run>; 10] = [
    Field::new("lr", "Learning rate", RATES, |r| r.rate, |r, v| r.rate = v),
    Field::new("batch", "Batch size", (1.0, 1000.0), |r| r.batch as f64, |r, v| r.batch = v.round() as usize),
    Field::new("bias", "Initial bias", (-20.0, 20.0), |r| r.bias, |r, v| r.bias = v),
    Field::new("noise", "Noise", (0.0, 1.0), |r| r.noise, |r, v| r.noise = v),
    Field::new("n", "Samples", (20.0, 2000.0), |r| r.samples as f64, |r, v| r.samples = v.round() as usize),
    Field::new("l1", "L1 penalty", (0.0, 1.0), |r| r.l1, |r, v| r.l1 = v),
    Field::new("l2", "L2 penalty", (0.0, 1.0), |r| r.l2, |r, v| r.l2 = v),
    Field::new("clip", "Clip gradient at (0: off)", (0.0, 1000.0), |r| r.clip, |r, v| r.clip = v),
    Field::new(
        "stop",
        "Stop after epochs (0: never)",
        (0.0, 1e6),
        |r| r.stop as f64,
        |r, v| r.stop = v.round() as usize,
    ),
    Field::new(
        "stoploss",
        "Stop at training loss (0: never)",
        (0.0, 10.0),
        |r| r.stop_loss,
        |r, v| r.stop_loss = v,
    ),
];

/// Everything that defines a race.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The activation of each network.
    pub lanes: Vec<Instance>,
    /// What is learned.
    pub data: Kind,
    /// The visitor's own data, which is learned instead.
    pub own: Option<Own>,
    /// Samples, of which half are learned from.
    pub samples: usize,
    /// Noise of the data.
    pub noise: f64,
    /// Units of each hidden layer.
    pub layers: Vec<usize>,
    /// How weights are drawn.
    pub init: Init,
    /// The initial biases.
    pub bias: f64,
    /// How a gradient becomes a step.
    pub method: Method,
    /// The learning rate.
    pub rate: f64,
    /// The learning rates of single networks; 0 for the common one.
    pub rates: [f64; LANES],
    /// Samples in a batch.
    pub batch: usize,
    /// The L1 penalty.
    pub l1: f64,
    /// The L2 penalty.
    pub l2: f64,
    /// Where the gradient is clipped; 0 for nowhere.
    pub clip: f64,
    /// What is minimised.
    pub loss: Loss,
    /// What the output unit does.
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

impl Default for Run {
    fn default() -> Self {
        Run {
            lanes: lanes(&["relu", "leaky_relu", "prelu", "elu"]),
            data: Kind::Circle,
            own: None,
            samples: 500,
            noise: 0.1,
            layers: vec![8, 8],
            init: Init::HeNormal,
            bias: 0.0,
            method: Method::Sgd,
            rate: 0.03,
            rates: [0.0; LANES],
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

/// Networks of these activations with their default parameters.
pub fn lanes(ids: &[&str]) -> Vec<Instance> {
    ids.iter().filter_map(|id| find(id)).map(Instance::new).collect()
}

impl Run {
    /// A learning rate so high that units of ReLU die.
    pub fn killing() -> Self {
        Run {
            rate: 1.0,
            stop: 40,
            seed: 2,
            output: Output::Linear,
            lanes: lanes(&["relu", "leaky_relu"]),
            ..Run::default()
        }
    }

    /// The configuration of one network.
    pub fn config(&self, lane: &Instance) -> Config {
        let hidden = self.layers.iter().map(|&units| (units, lane.clone())).collect();
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
        self.lanes.remove(slot);
        self.rates[slot..].rotate_left(1);
        self.rates[LANES - 1] = 0.0;
    }

    /// The samples.
    pub fn dataset(&self) -> Dataset {
        match &self.own {
            Some(own) => own.dataset(self.seed),
            None => Dataset::generate(self.data, self.samples, self.noise, 0.5, self.seed),
        }
    }

    /// Whether classes or numbers are learned.
    pub fn task(&self) -> Task {
        self.own.as_ref().map_or(self.data.task(), |own| own.task)
    }

    /// The number of input features.
    pub fn inputs(&self) -> usize {
        self.own.as_ref().map_or(self.data.inputs(), |own| own.inputs)
    }
}

/// Learning rates separated by commas; nothing for the common one.
fn rates(text: &str) -> Option<[f64; LANES]> {
    let mut rates = [0.0; LANES];
    for (place, entry) in text.split(',').enumerate().filter(|(_, entry)| !entry.is_empty()) {
        let rate = number::parse(entry).filter(|rate| (RATES.0..=RATES.1).contains(rate))?;
        *rates.get_mut(place)? = rate;
    }
    Some(rates)
}

/// Widths written `8-8`; nothing for no hidden layer.
pub fn widths(text: &str) -> Option<Vec<usize>> {
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

/// The keys of the Train lab.
pub static KEYS: Keys = Keys {
    lab: Lab::Train,
    parts: &PARTS,
    read: |s, key, value, notices| read(&mut s.run, key, value, notices),
    write: |s, put| write(&s.run, put),
};

/// The parts of the lab.
pub static PARTS: [Part; 12] = [
    Part::controls("presets", "Presets"),
    Part::controls("transport", "Run, pause, step"),
    Part::controls("networks", "Activation and learning rate of each network"),
    Part::controls("data", "Data"),
    Part::controls("network", "Shape and initial weights"),
    Part::controls("training", "Optimiser and its numbers"),
    Part::controls("census", "Census of born-dead networks"),
    Part::view("unit", "The unit looked at"),
    Part::view("charts", "Charts"),
    Part::view("log", "Events"),
    Part::controls("save", "Buttons that save a figure"),
    Part::controls("files", "Downloads"),
];

fn read(run: &mut Run, key: &str, value: &str, notices: &mut Vec<Notice>) -> Result<bool, &'static str> {
    if field::read(&FIELDS, run, key, value, notices)? {
        return Ok(true);
    }
    let choice = |yes: &str, no: &str| (value == yes || value == no).then_some(value == yes);
    match key {
        "f" => {
            if let Some(lanes) = instances(value, LANES, notices) {
                run.lanes = lanes;
            }
        }
        "data" => run.data = by_id(&Kind::ALL, value).ok_or("data")?,
        "lrs" => run.rates = rates(value).ok_or("lrs")?,
        "own" => run.own = Some(Own::decode(value).ok_or("own")?),
        "net" => run.layers = widths(value).ok_or("net")?,
        "init" => run.init = by_id(&Init::ALL, value).ok_or("init")?,
        "opt" => run.method = by_id(&Method::ALL, value).ok_or("opt")?,
        "loss" => {
            run.loss =
                if choice("logistic", "square").ok_or("loss")? { Loss::Logistic } else { Loss::Square };
        }
        "out" => {
            run.output = if choice("linear", "tanh").ok_or("out")? { Output::Linear } else { Output::Tanh }
        }
        "shuffle" => run.shuffle = choice("1", "0").ok_or("shuffle")?,
        "stopdead" => run.stop_dead = choice("1", "0").ok_or("stopdead")?,
        "seed" => run.seed = whole(value, MAX_SEED).ok_or("seed")? as u64,
        "epoch" => run.epoch = whole(value, 1e5).ok_or("epoch")? as usize,
        _ => return Ok(false),
    }
    Ok(true)
}

fn write(run: &Run, put: &mut dyn FnMut(&str, &str)) {
    let default = Run::default();
    if run.lanes != default.lanes {
        put("f", &write_instances(&run.lanes));
    }
    if run.data != default.data {
        put("data", id_of(&Kind::ALL, run.data));
    }
    if let Some(own) = &run.own {
        put("own", &own.encode());
    }
    if run.layers != default.layers {
        put("net", &write_widths(&run.layers));
    }
    if run.init != default.init {
        put("init", id_of(&Init::ALL, run.init));
    }
    if run.method != default.method {
        put("opt", id_of(&Method::ALL, run.method));
    }
    field::write(&FIELDS, run, put);
    if run.rates != default.rates {
        let rate = |rate: &f64| if *rate > 0.0 { number::shortest(*rate) } else { String::new() };
        put("lrs", &run.rates.iter().map(rate).collect::<Vec<_>>().join(","));
    }
    if run.loss != default.loss {
        put("loss", "logistic");
    }
    if run.output != default.output {
        put("out", "linear");
    }
    if !run.shuffle {
        put("shuffle", "0");
    }
    if run.stop_dead {
        put("stopdead", "1");
    }
    if run.seed != default.seed {
        put("seed", &run.seed.to_string());
    }
    if run.epoch != 0 {
        put("epoch", &run.epoch.to_string());
    }
}
