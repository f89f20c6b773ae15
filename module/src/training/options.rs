//! The options of a run, read from a JavaScript object and checked.

use crate::error::{Result, range_error, type_error};
use crate::function;
use crate::read::{self, Options};
use engine::activation::Instance;
use engine::nn::mlp::{MAX_INPUTS, MAX_UNITS};
use engine::nn::{
    Config, Dataset, DatasetKind, Init, Loss, Method, Output, Shape, StopConditions, Task, UpdateRule,
};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The most samples.
const MAX_SAMPLES: f64 = 5000.0;
/// The most epochs.
const MAX_EPOCHS: f64 = 1e5;
/// The greatest absolute value of a number in custom samples.
const MAX_ABS_SAMPLE: f64 = 1e9;
/// `Number.MAX_SAFE_INTEGER`.
const MAX_SEED: f64 = 9_007_199_254_740_991.0;

/// The configuration and the data of a run.
pub fn read(options: &JsValue) -> Result<(Config, Dataset)> {
    let options = Options::new(options, "options");
    let seed = options.whole("seed", 1, (0.0, MAX_SEED))?;
    let data = dataset(&options, seed)?;
    Ok((config(&options, &data, seed)?, data))
}

/// A generated data set, or custom samples.
fn dataset(options: &Options, seed: u64) -> Result<Dataset> {
    let share = options.number("trainShare", 0.5, (0.01, 1.0))?;
    let value = options.get("data")?;
    if value.is_object() {
        for key in ["samples", "noise"] {
            if !options.get(key)?.is_undefined() {
                return range_error(&format!("{} is for built-in data sets only", options.qualified(key)));
            }
        }
        return custom_dataset(&value, share, seed);
    }
    let kind = options.choice("data", DatasetKind::default(), &DatasetKind::ALL)?;
    let samples = options.whole("samples", 500, (2.0, MAX_SAMPLES))?;
    let noise = options.number("noise", 0.1, (0.0, 10.0))?;
    Ok(Dataset::generate(kind, samples as usize, noise, share, seed))
}

/// A data set from the `task`, `inputs` and `targets` of an object.
fn custom_dataset(value: &JsValue, share: f64, seed: u64) -> Result<Dataset> {
    let given = Options::new(value, "options.data");
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

/// The configuration; its number of inputs and its defaults depend on the data.
fn config(options: &Options, data: &Dataset, seed: u64) -> Result<Config> {
    let (output, loss) = match (data.task, data.outputs) {
        (Task::Regression, _) => (Output::Linear, Loss::Square),
        (Task::Classification, 1) => (Output::Tanh, Loss::Square),
        (Task::Classification, _) => (Output::Linear, Loss::Logistic),
    };
    let output = options.choice("output", output, &Output::ALL)?;
    let loss = options.choice("loss", loss, &Loss::ALL)?;
    if loss == Loss::Logistic && data.task == Task::Regression {
        return range_error("options.loss can be logistic only in classification");
    }
    Ok(Config {
        shape: Shape { inputs: data.inputs, hidden: hidden_layers(options)?, outputs: data.outputs, output },
        loss,
        init: options.choice("init", Init::default(), &Init::ALL)?,
        bias: options.number("bias", 0.0, (-20.0, 20.0))?,
        rule: update_rule(options)?,
        batch: options.whole("batch", 10, (1.0, MAX_SAMPLES))? as usize,
        shuffle: options.flag("shuffle", true)?,
        seed,
        stop: StopConditions {
            epochs: options.whole("epochs", 100, (1.0, MAX_EPOCHS))? as usize,
            ..StopConditions::default()
        },
        edits: Vec::new(),
    })
}

fn update_rule(options: &Options) -> Result<UpdateRule> {
    Ok(UpdateRule {
        method: options.choice("optimiser", Method::default(), &Method::ALL)?,
        rate: options.number("learningRate", 0.03, (0.0, 100.0))?,
        l1: options.number("l1", 0.0, (0.0, 1.0))?,
        l2: options.number("l2", 0.0, (0.0, 1.0))?,
        clip: options.number("clip", 0.0, (0.0, 1000.0))?,
    })
}

/// Units and activation of every hidden layer.
fn hidden_layers(options: &Options) -> Result<Vec<(usize, Instance)>> {
    let default = layer_activation(options, &relu()?)?;
    let value = options.get("layers")?;
    if value.is_undefined() {
        return Ok(vec![(8, default.clone()), (8, default)]);
    }
    if !Array::is_array(&value) {
        return type_error("options.layers", "an array", &value);
    }
    let layers: &Array = value.unchecked_ref();
    (0..layers.length()).map(|i| hidden_layer(&Reflect::get_u32(layers, i)?, i, &default)).collect()
}

/// A layer from a number of units, or from an object with `units` and perhaps an activation.
fn hidden_layer(value: &JsValue, index: u32, default: &Instance) -> Result<(usize, Instance)> {
    let name = format!("options.layers[{index}]");
    let limits = (1.0, MAX_UNITS as f64);
    if !value.is_object() {
        return Ok((read::whole(value, &name, limits)? as usize, default.clone()));
    }
    let given = Options::new(value, &name);
    let units = read::whole(&given.get("units")?, &given.qualified("units"), limits)?;
    Ok((units as usize, layer_activation(&given, default)?))
}

/// The function with its parameters; `default` if nothing is given.
fn layer_activation(options: &Options, default: &Instance) -> Result<Instance> {
    let (id, params) = (options.get("activation")?, options.get("params")?);
    if id.is_undefined() && params.is_undefined() {
        return Ok(default.clone());
    }
    let id = if id.is_undefined() { default.activation.id.into() } else { id };
    function::read((&id, &options.qualified("activation")), (&params, &options.qualified("params")))
}

/// ReLU, the default of the network.
fn relu() -> Result<Instance> {
    function::read((&"relu".into(), "activation"), (&JsValue::UNDEFINED, "params"))
}
