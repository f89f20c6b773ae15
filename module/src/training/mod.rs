//! Training of one network to its end.

mod options;
mod result;

use crate::error::{Result, format_number, range_error};
use crate::output::to_js;
use engine::nn::{Config, Dataset, Trainer};
use js_sys::Function;
use result::{LossCurves, Outcome, Training, training_result};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// The most multiplications of a run, roughly counted: they take one to four minutes.
const MAX_WORK: f64 = 1e10;

/// What a formula takes for a unit, in multiplications.
const FORMULA: usize = 200;

/// Trains as the options define, and calls `on_epoch` after each epoch; the run ends if that returns `false`.
pub fn train(options: &JsValue, on_epoch: &JsValue) -> Result<Training> {
    let listener = on_epoch.dyn_ref::<Function>();
    let (config, data) = options::read(options)?;
    check_work(&config, &data)?;
    let epochs = config.stop.epochs;
    let mut trainer = Trainer::new(config, Arc::new(data));
    let mut curves = LossCurves::default();
    curves.record(&trainer);
    let mut outcome = Outcome::Finished;
    while curves.epochs() < epochs {
        let before = trainer.epoch();
        while trainer.epoch() == before && trainer.can_continue() {
            trainer.step();
        }
        if trainer.epoch() == before {
            outcome = Outcome::Diverged;
            break;
        }
        curves.record(&trainer);
        if let Some(listener) = listener
            && listener.call1(&JsValue::UNDEFINED, &to_js(&curves.last_epoch())?)?.as_bool() == Some(false)
        {
            outcome = Outcome::Stopped;
            break;
        }
    }
    Ok(training_result(&trainer, &curves, outcome))
}

/// Refuses a run of more multiplications than [`MAX_WORK`].
fn check_work(config: &Config, data: &Dataset) -> Result<()> {
    let mut inputs = config.shape.inputs;
    // A fixed share of a step, and that of an activation, in multiplications.
    let mut per_sample = 100.0;
    for (units, function) in &config.shape.hidden {
        let activation = if function.activation.typed.is_some() { FORMULA } else { 16 };
        per_sample += ((inputs + activation) * units) as f64;
        inputs = *units;
    }
    let samples = (data.train.len() + data.test.len()) as f64;
    let work = per_sample * samples * config.stop.epochs as f64;
    if work <= MAX_WORK {
        return Ok(());
    }
    let times = format_number((work / MAX_WORK * 10.0).ceil() / 10.0);
    range_error(&format!(
        "the run is {times} times as long as is allowed: take fewer epochs, samples or units"
    ))
}

#[cfg(test)]
mod tests {
    /// `test/training.test.mjs` trains the same networks by options, and expects the same numbers.
    #[test]
    fn weights_after_60_epochs_have_known_bits() {
        assert_eq!(engine::nn::training_fingerprint(60 * 8), 8572737995236310125);
        assert_eq!(engine::nn::training_fingerprint_of_classes(60 * 8), 3734961535490284805);
    }
}
