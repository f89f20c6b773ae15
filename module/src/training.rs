//! Training one network to its end.

use crate::error::{Result, format_number, range_error, type_error};
use crate::js::{array, number_or_null, object, plain, typed};
use crate::read::{self, Options};
use engine::activation::Instance;
use engine::nn::mlp::{Layer, MAX_INPUTS, MAX_LAYERS, MAX_UNITS};
use engine::nn::{
    Config, Dataset, DatasetKind, Health, Init, Loss, Method, Output, Overflow, Shape, State, StopConditions,
    Task, Trainer, UnitHistory, UpdateRule,
};
use js_sys::{Array, Function, Object, Reflect, Uint32Array};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// The most samples.
const MAX_SAMPLES: f64 = 5000.0;
/// The most epochs.
const MAX_EPOCHS: f64 = 1e5;
/// The most multiplications of a run, roughly counted: they take one to four minutes.
const MAX_WORK: f64 = 1e10;
/// The greatest absolute value of a number in custom samples.
const MAX_ABS_SAMPLE: f64 = 1e9;
/// The greatest whole number that JavaScript counts to.
const MAX_SEED: f64 = 9_007_199_254_740_991.0;

const OPTIONS: [&str; 20] = [
    "data",
    "samples",
    "noise",
    "trainShare",
    "layers",
    "activation",
    "params",
    "init",
    "bias",
    "optimiser",
    "learningRate",
    "l1",
    "l2",
    "clip",
    "batch",
    "shuffle",
    "seed",
    "epochs",
    "loss",
    "output",
];

/// Reads the options, trains, and says what came of it.
pub fn perform(options: &JsValue, on_epoch: &JsValue) -> Result<Object> {
    let listener = match on_epoch.dyn_ref::<Function>() {
        None if !on_epoch.is_undefined() => return type_error("onEpoch", "a function", on_epoch),
        listener => listener,
    };
    let options = Options::read(options, "options", &OPTIONS)?;
    let seed = options.whole("seed", 1, (0.0, MAX_SEED))?;
    let data = dataset(&options, seed)?;
    let config = config(&options, &data, seed)?;
    let epochs = config.stop.epochs;
    check_work(&config, &data)?;
    let mut trainer = Trainer::new(config, Arc::new(data));
    let mut curves = LossCurves::default();
    curves.record(&trainer);
    let mut outcome = "finished";
    while curves.epochs() < epochs {
        let before = trainer.epoch();
        while trainer.epoch() == before && trainer.can_continue() {
            trainer.step();
        }
        if trainer.epoch() == before {
            outcome = "diverged";
            break;
        }
        curves.record(&trainer);
        if let Some(listener) = listener
            && listener.call1(&JsValue::UNDEFINED, &curves.last().into())?.as_bool() == Some(false)
        {
            outcome = "stopped";
            break;
        }
    }
    Ok(training_result(&trainer, &curves, outcome))
}

/// What is noted of every epoch, the state before the first included.
#[derive(Default)]
struct LossCurves {
    train: Vec<f64>,
    test: Vec<f64>,
    dead: Vec<u32>,
}

impl LossCurves {
    fn record(&mut self, trainer: &Trainer) {
        let record = trainer.timeline().last();
        self.train.push(record.map_or(f64::NAN, |r| r.train));
        self.test.push(record.map_or(f64::NAN, |r| r.test));
        self.dead.push(trainer.dead_units() as u32);
    }

    /// Epochs so far.
    fn epochs(&self) -> usize {
        self.train.len().saturating_sub(1)
    }

    /// The last one, for a listener.
    fn last(&self) -> Object {
        let loss = |losses: &[f64]| losses.last().copied().unwrap_or(f64::NAN);
        object([
            ("epoch", (self.epochs() as f64).into()),
            ("trainLoss", loss(&self.train).into()),
            ("testLoss", number_or_null(loss(&self.test))),
            ("dead", self.dead.last().copied().unwrap_or(0).into()),
        ])
    }
}

fn training_result(trainer: &Trainer, curves: &LossCurves, outcome: &str) -> Object {
    let divergence = match trainer.state() {
        State::Diverged(divergence) => JsValue::from(format!(
            "{} of layer {} overflowed at step {}",
            quantity(divergence.quantity),
            divergence.layer,
            divergence.step
        )),
        _ => JsValue::NULL,
    };
    let layers = trainer.net().layers().iter().enumerate().map(|(i, layer)| {
        let unit_histories = trainer.unit_histories().get(i).map_or(&[][..], Vec::as_slice);
        described(layer, trainer.net().values(), unit_histories)
    });
    object([
        ("outcome", outcome.into()),
        ("divergence", divergence),
        ("epochs", (curves.epochs() as f64).into()),
        ("trainLoss", typed(&curves.train)),
        ("testLoss", typed(&curves.test)),
        ("dead", Uint32Array::from(curves.dead.as_slice()).into()),
        ("layers", array(layers, JsValue::from)),
    ])
}

fn described(layer: &Layer, values: &[f64], unit_histories: &[UnitHistory]) -> Object {
    let activation = layer.activation.as_ref();
    let health = |story: &UnitHistory| match story.health {
        Health::Alive => JsValue::from("alive"),
        Health::Saturated => JsValue::from("saturated"),
        Health::Dead => JsValue::from("dead"),
    };
    object([
        ("inputs", (layer.inputs as u32).into()),
        ("units", (layer.units as u32).into()),
        ("activation", activation.map_or(JsValue::NULL, |a| a.activation.id.into())),
        ("params", plain(activation.map_or(&[], |a| &a.params))),
        ("weights", typed(&values[layer.weights()])),
        ("biases", typed(&values[layer.biases()])),
        ("health", array(unit_histories, health)),
    ])
}

/// Refuses what would take longer than one may wait for.
fn check_work(config: &Config, data: &Dataset) -> Result<()> {
    let mut inputs = config.shape.inputs;
    // A fixed share of a step, and that of an activation, in multiplications.
    let mut each = 100.0;
    for (units, _) in &config.shape.hidden {
        each += (inputs * units + 16 * units) as f64;
        inputs = *units;
    }
    let samples = (data.train.len() + data.test.len()) as f64;
    let work = each * samples * config.stop.epochs as f64;
    if work <= MAX_WORK {
        return Ok(());
    }
    let times = format_number((work / MAX_WORK * 10.0).ceil() / 10.0);
    range_error(&format!(
        "the run is {times} times as long as is allowed: take fewer epochs, samples or units"
    ))
}

fn dataset(options: &Options, seed: u64) -> Result<Dataset> {
    let share = options.number("trainShare", 0.5, (0.01, 1.0))?;
    let value = options.get("data")?;
    if value.is_object() {
        for key in ["samples", "noise"] {
            if !options.get(key)?.is_undefined() {
                return range_error(&format!("{} is for ready data sets only", options.qualified(key)));
            }
        }
        return custom_dataset(&value, share, seed);
    }
    let kinds = DatasetKind::ALL.map(|(kind, id, _)| (kind, id));
    let kind = options.choice("data", DatasetKind::default(), &kinds)?;
    let samples = options.whole("samples", 500, (2.0, MAX_SAMPLES))?;
    let noise = options.number("noise", 0.1, (0.0, 10.0))?;
    Ok(Dataset::generate(kind, samples as usize, noise, share, seed))
}

/// The caller's own samples.
fn custom_dataset(value: &JsValue, share: f64, seed: u64) -> Result<Dataset> {
    let given = Options::read(value, "options.data", &["task", "inputs", "targets"])?;
    let tasks = [(Task::Classification, "classification"), (Task::Regression, "regression")];
    let task = read::choice(&given.get("task")?, &given.qualified("task"), &tasks)?;
    let (inputs, targets) = (given.numbers("inputs")?, given.numbers("targets")?);
    let (length, count) = (inputs.length(), targets.length());
    read::within("the number of targets", count.into(), (2.0, MAX_SAMPLES))?;
    let features = length / count;
    if !length.is_multiple_of(count) || !(1..=MAX_INPUTS as u32).contains(&features) {
        let name = given.qualified("inputs");
        return range_error(&format!(
            "{name} must have 1 to {MAX_INPUTS} numbers for each target, not {length} for {count}"
        ));
    }
    let targets = given.finite("targets", &targets, MAX_ABS_SAMPLE)?;
    if task == Task::Classification && targets.iter().any(|t| t.abs() != 1.0) {
        return range_error(&format!("{} must be -1 and 1 in classification", given.qualified("targets")));
    }
    let inputs = given.finite("inputs", &inputs, MAX_ABS_SAMPLE)?;
    let rows = inputs.chunks_exact(features as usize).map(<[f64]>::to_vec);
    Ok(Dataset::from_rows(task, rows.zip(targets).collect(), share, seed))
}

fn config(options: &Options, data: &Dataset, seed: u64) -> Result<Config> {
    let default = if data.task == Task::Regression { Output::Linear } else { Output::Tanh };
    let output = options.choice("output", default, &[(Output::Linear, "linear"), (Output::Tanh, "tanh")])?;
    let losses = [(Loss::Square, "square"), (Loss::Logistic, "logistic")];
    let loss = options.choice("loss", Loss::Square, &losses)?;
    if loss == Loss::Logistic && data.task == Task::Regression {
        return range_error("options.loss can be logistic only in classification");
    }
    let inits = Init::ALL.map(|(init, id, _)| (init, id));
    Ok(Config {
        shape: Shape { inputs: data.inputs, hidden: hidden(options)?, output },
        loss,
        init: options.choice("init", Init::default(), &inits)?,
        bias: options.number("bias", 0.0, (-20.0, 20.0))?,
        rule: rule(options)?,
        batch: options.whole("batch", 10, (1.0, MAX_SAMPLES))? as usize,
        shuffle: options.flag("shuffle", true)?,
        seed,
        stop: StopConditions {
            epochs: options.whole("epochs", 100, (1.0, MAX_EPOCHS))? as usize,
            ..StopConditions::default()
        },
    })
}

fn rule(options: &Options) -> Result<UpdateRule> {
    let methods = Method::ALL.map(|(method, id, _)| (method, id));
    Ok(UpdateRule {
        method: options.choice("optimiser", Method::default(), &methods)?,
        rate: options.number("learningRate", 0.03, (0.0, 100.0))?,
        l1: options.number("l1", 0.0, (0.0, 1.0))?,
        l2: options.number("l2", 0.0, (0.0, 1.0))?,
        clip: options.number("clip", 0.0, (0.0, 1000.0))?,
    })
}

/// The activation of layers that name none.
fn relu() -> Result<Instance> {
    let nothing = JsValue::UNDEFINED;
    read::instance((&"relu".into(), "activation"), (&nothing, "params"))
}

/// Units and activation of every hidden layer.
fn hidden(options: &Options) -> Result<Vec<(usize, Instance)>> {
    let default = layer_activation(options, &relu()?)?;
    let value = options.get("layers")?;
    if value.is_undefined() {
        return Ok(vec![(8, default.clone()), (8, default)]);
    }
    if !Array::is_array(&value) {
        return type_error("options.layers", "an array", &value);
    }
    let layers: &Array = value.unchecked_ref();
    read::within("the number of layers", layers.length().into(), (0.0, MAX_LAYERS as f64))?;
    (0..layers.length()).map(|i| layer(&Reflect::get_u32(layers, i)?, i, &default)).collect()
}

/// A layer is a number of units, or an object that may have an activation of its given.
fn layer(value: &JsValue, index: u32, default: &Instance) -> Result<(usize, Instance)> {
    let name = format!("options.layers[{index}]");
    let limits = (1.0, MAX_UNITS as f64);
    if !value.is_object() {
        return Ok((read::whole(value, &name, limits)? as usize, default.clone()));
    }
    let given = Options::read(value, &name, &["units", "activation", "params"])?;
    let units = read::whole(&given.get("units")?, &given.qualified("units"), limits)?;
    Ok((units as usize, layer_activation(&given, default)?))
}

/// The activation that options name, with its parameters; what is left out is as `default`.
fn layer_activation(options: &Options, default: &Instance) -> Result<Instance> {
    let (id, params) = (options.get("activation")?, options.get("params")?);
    if id.is_undefined() && params.is_undefined() {
        return Ok(default.clone());
    }
    let id = if id.is_undefined() { default.activation.id.into() } else { id };
    read::instance((&id, &options.qualified("activation")), (&params, &options.qualified("params")))
}

/// What overflowed, in a message.
const fn quantity(overflow: Overflow) -> &'static str {
    match overflow {
        Overflow::Unit => "a unit",
        Overflow::Loss => "the loss",
        Overflow::Gradient => "the gradient",
        Overflow::Parameter => "a parameter",
    }
}

#[cfg(test)]
mod tests {
    /// 60 epochs of the run that `test/training.test.mjs` makes of options: it has the same number.
    #[test]
    fn weights_after_60_epochs_have_known_bits() {
        assert_eq!(engine::nn::fingerprint(60 * 8), 4478545508019730856);
    }
}
