//! What defines a race of networks.

use super::codec::{Notice, function, limited, quoted};
use crate::number;
use engine::activation::{Instance, find};
use engine::nn::mlp::{MAX_LAYERS, MAX_UNITS};
use engine::nn::{Config, Dataset, Init, Kind, Loss, Method, Output, Rule, Shape, Stop, Task};

/// The most networks side by side.
pub const LANES: usize = 4;

/// A number of a run: its key in the address, its name, its limits, its step, whether equal ratios are
/// equal steps, and where it is kept.
pub struct Field {
    /// The key in the address, and the id of its control.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// Reads it.
    pub get: fn(&Run) -> f64,
    /// Writes it.
    pub set: fn(&mut Run, f64),
}

/// All numbers of a run.
pub const FIELDS: [Field; 10] = [
    Field {
        key: "lr",
        name: "Learning rate",
        min: 1e-5,
        max: 100.0,
        get: |r| r.rate,
        set: |r, v| r.rate = v,
    },
    Field {
        key: "batch",
        name: "Batch size",
        min: 1.0,
        max: 1000.0,
        get: |r| r.batch as f64,
        set: |r, v| r.batch = v.round() as usize,
    },
    Field {
        key: "bias",
        name: "Initial bias",
        min: -20.0,
        max: 20.0,
        get: |r| r.bias,
        set: |r, v| r.bias = v,
    },
    Field { key: "noise", name: "Noise", min: 0.0, max: 1.0, get: |r| r.noise, set: |r, v| r.noise = v },
    Field {
        key: "n",
        name: "Samples",
        min: 20.0,
        max: 2000.0,
        get: |r| r.samples as f64,
        set: |r, v| r.samples = v.round() as usize,
    },
    Field { key: "l1", name: "L1 penalty", min: 0.0, max: 1.0, get: |r| r.l1, set: |r, v| r.l1 = v },
    Field { key: "l2", name: "L2 penalty", min: 0.0, max: 1.0, get: |r| r.l2, set: |r, v| r.l2 = v },
    Field {
        key: "clip",
        name: "Clip gradient at (0: off)",
        min: 0.0,
        max: 1000.0,
        get: |r| r.clip,
        set: |r, v| r.clip = v,
    },
    Field {
        key: "stop",
        name: "Stop after epochs (0: never)",
        min: 0.0,
        max: 1e6,
        get: |r| r.stop as f64,
        set: |r, v| r.stop = v.round() as usize,
    },
    Field {
        key: "stoploss",
        name: "Stop at training loss (0: never)",
        min: 0.0,
        max: 10.0,
        get: |r| r.stop_loss,
        set: |r, v| r.stop_loss = v,
    },
];

/// Everything that defines a race.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The activation of each network.
    pub lanes: Vec<Instance>,
    /// What is learned.
    pub data: Kind,
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
            samples: 500,
            noise: 0.1,
            layers: vec![8, 8],
            init: Init::HeNormal,
            bias: 0.0,
            method: Method::Sgd,
            rate: 0.03,
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
    /// The configuration of one network.
    pub fn config(&self, lane: &Instance) -> Config {
        let hidden = self.layers.iter().map(|&units| (units, lane.clone())).collect();
        let output = if self.data.task() == Task::Regression { Output::Linear } else { self.output };
        let loss = if self.data.task() == Task::Regression { Loss::Square } else { self.loss };
        Config {
            shape: Shape { inputs: self.data.inputs(), hidden, output },
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

    /// The samples.
    pub fn dataset(&self) -> Dataset {
        Dataset::generate(self.data, self.samples, self.noise, 0.5, self.seed)
    }
}

/// The value with an id in a list of values, ids and names.
pub fn by_id<T: Copy>(list: &[(T, &str, &str)], id: &str) -> Option<T> {
    list.iter().find(|entry| entry.1 == id).map(|entry| entry.0)
}

/// The id of a value in such a list.
pub fn id_of<T: Copy + PartialEq>(list: &[(T, &'static str, &'static str)], value: T) -> &'static str {
    list.iter().find(|entry| entry.0 == value).map_or("", |entry| entry.1)
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

/// Reads one pair of a query; `false` if the key is not one of a run.
pub fn read(run: &mut Run, key: &str, value: &str, notices: &mut Vec<Notice>) -> Result<bool, &'static str> {
    if let Some(field) = FIELDS.iter().find(|f| f.key == key) {
        let number = number::parse(value).ok_or(field.key)?;
        (field.set)(run, limited(number, field.min, field.max, value, notices));
        return Ok(true);
    }
    let whole = |max: f64| number::parse(value).filter(|v| v.fract() == 0.0 && (0.0..=max).contains(v));
    let choice = |yes: &str, no: &str| (value == yes || value == no).then_some(value == yes);
    match key {
        "f" => {
            let entries: Vec<&str> = value.split(',').collect();
            if entries.len() > LANES {
                notices.push(Notice::BadValue("f", quoted(value)));
            }
            let found: Vec<Instance> =
                entries.iter().take(LANES).filter_map(|e| function(e, notices)).map(|c| c.instance).collect();
            if !found.is_empty() {
                run.lanes = found;
            }
        }
        "data" => run.data = by_id(&Kind::ALL, value).ok_or("data")?,
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
        "seed" => run.seed = whole(MAX_SEED).ok_or("seed")? as u64,
        "epoch" => run.epoch = whole(1e5).ok_or("epoch")? as usize,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Writes what differs from the default.
pub fn write(run: &Run, put: &mut dyn FnMut(&str, &str)) {
    let default = Run::default();
    if run.lanes != default.lanes {
        let entries: Vec<String> = run.lanes.iter().map(super::codec::write_function).collect();
        put("f", &entries.join(","));
    }
    if run.data != default.data {
        put("data", id_of(&Kind::ALL, run.data));
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
    for field in &FIELDS {
        let value = (field.get)(run);
        if value != (field.get)(&default) {
            put(field.key, &number::shortest(value));
        }
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
