//! The engine as an ES module: activations, their derivatives and facts, and training, without the page.
//!
//! Arrays of numbers are passed as typed arrays. Every argument is checked before it is used: a value that is not valid
//! throws a JavaScript error with a message, so that the program cannot trap. `npm/` has the JavaScript that loads this
//! program, and its types.

mod arrays;
mod catalogue;
mod error;
mod facts;
mod output;
mod read;
mod training;

use engine::activation::{Instance, Order};
use error::Result;
use facts::Facts;
use output::to_js;
use wasm_bindgen::prelude::*;

/// The activations, with what does not depend on their parameters.
///
/// # Errors
/// None in practice: every field has a JavaScript value.
#[wasm_bindgen]
pub fn activations() -> Result<JsValue> {
    to_js(&catalogue::activations())
}

/// The data sets, initialisations and optimisers that [`train`] takes.
///
/// # Errors
/// None in practice: every field has a JavaScript value.
#[wasm_bindgen]
pub fn choices() -> Result<JsValue> {
    to_js(&catalogue::choices())
}

/// f at every `x`, in `out` if it is given.
///
/// # Errors
/// If there is no such activation, or if its parameters, `x` or `out` are not valid.
#[wasm_bindgen]
pub fn evaluate(id: &JsValue, x: &JsValue, params: &JsValue, out: &JsValue) -> Result<JsValue> {
    arrays::evaluate(&read_instance(id, params)?, Order::Value, x, out)
}

/// f′ at every `x`.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen]
pub fn slope(id: &JsValue, x: &JsValue, params: &JsValue, out: &JsValue) -> Result<JsValue> {
    arrays::evaluate(&read_instance(id, params)?, Order::Slope, x, out)
}

/// f and f′ at every `x`.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen(js_name = evaluateWithSlope)]
pub fn evaluate_with_slope(id: &JsValue, x: &JsValue, params: &JsValue, out: &JsValue) -> Result<JsValue> {
    arrays::evaluate_with_slope(&read_instance(id, params)?, x, out)
}

/// f″ at every `x`.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen(js_name = secondDerivative)]
pub fn second_derivative(id: &JsValue, x: &JsValue, params: &JsValue, out: &JsValue) -> Result<JsValue> {
    arrays::evaluate(&read_instance(id, params)?, Order::SecondDerivative, x, out)
}

/// Facts about a function; zeros, extrema and zones are searched within `interval`.
///
/// # Errors
/// As for [`evaluate`], and if the interval is not valid.
#[wasm_bindgen]
pub fn analyse(id: &JsValue, params: &JsValue, interval: &JsValue) -> Result<JsValue> {
    let instance = read_instance(id, params)?;
    to_js(&Facts::new(&instance, read::interval(interval)?))
}

/// Trains a network and calls `on_epoch` after each epoch; the run ends early if that returns `false`.
///
/// # Errors
/// If an option is not valid, or if the run would take more than a few minutes; and whatever `on_epoch` throws.
#[wasm_bindgen]
pub fn train(options: &JsValue, on_epoch: &JsValue) -> Result<JsValue> {
    to_js(&training::train(options, on_epoch)?)
}

fn read_instance(id: &JsValue, params: &JsValue) -> Result<Instance> {
    read::instance((id, "id"), (params, "params"))
}
