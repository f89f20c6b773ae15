//! The engine as an ES module: activations, their derivatives and facts, and training, without the page.
//!
//! `npm/` has the JavaScript that loads this program, and its types. It reads the caller's arguments, and passes on numbers
//! as typed arrays and options as plain objects. Their values are checked here, before they are used: one that is not
//! valid throws a JavaScript error with a message, so that the program cannot trap.

mod arrays;
mod call;
mod catalogue;
mod error;
mod facts;
mod formula_error;
mod function;
mod output;
mod read;
mod training;

use call::Call;
use engine::activation::{Instance, MAX_TYPED, Order, typed_count};
use engine::nn::mlp::MAX_LAYERS;
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
    let _call = Call::begin();
    to_js(&catalogue::activations())
}

/// The data sets, initialisations and optimisers that [`train`] takes.
///
/// # Errors
/// None in practice: every field has a JavaScript value.
#[wasm_bindgen]
pub fn choices() -> Result<JsValue> {
    let _call = Call::begin();
    to_js(&catalogue::choices())
}

/// The most layers that [`train`] takes.
#[wasm_bindgen(js_name = maxLayers)]
pub fn max_layers() -> u32 {
    MAX_LAYERS as u32
}

/// Whether a new instance should take the next call, while none is under way: an exception has left a call without an end,
/// or the program has defined almost as many formulas as it may.
#[wasm_bindgen(js_name = isWornOut)]
pub fn is_worn_out() -> bool {
    let left = MAX_TYPED.saturating_sub(typed_count());
    Call::unfinished() > 0 || left <= MAX_LAYERS
}

/// Writes f at every `x` to `out`, an array of the same kind and length.
///
/// # Errors
/// If there is no such activation, or if its parameters are not valid.
#[wasm_bindgen]
pub fn evaluate(id: &JsValue, params: &JsValue, x: &JsValue, out: &JsValue) -> Result<()> {
    let _call = Call::begin();
    arrays::evaluate(&read_instance(id, params)?, Order::Value, x, out)
}

/// f′ at every `x`, likewise.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen]
pub fn slope(id: &JsValue, params: &JsValue, x: &JsValue, out: &JsValue) -> Result<()> {
    let _call = Call::begin();
    arrays::evaluate(&read_instance(id, params)?, Order::Slope, x, out)
}

/// f″ at every `x`, likewise.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen(js_name = secondDerivative)]
pub fn second_derivative(id: &JsValue, params: &JsValue, x: &JsValue, out: &JsValue) -> Result<()> {
    let _call = Call::begin();
    arrays::evaluate(&read_instance(id, params)?, Order::SecondDerivative, x, out)
}

/// f and f′ at every `x`, likewise.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen(js_name = evaluateWithSlope)]
pub fn evaluate_with_slope(
    id: &JsValue,
    params: &JsValue,
    x: &JsValue,
    value: &JsValue,
    slope: &JsValue,
) -> Result<()> {
    let _call = Call::begin();
    arrays::evaluate_with_slope(&read_instance(id, params)?, x, value, slope)
}

/// Facts about a function; zeros, extrema and zones are searched within `interval`.
///
/// # Errors
/// As for [`evaluate`], and if the interval is not valid.
#[wasm_bindgen]
pub fn analyse(id: &JsValue, params: &JsValue, interval: &JsValue) -> Result<JsValue> {
    let _call = Call::begin();
    let instance = read_instance(id, params)?;
    to_js(&Facts::new(&instance, read::interval(interval)?))
}

/// Trains a network and calls `on_epoch` after each epoch; the run ends early if that returns `false`.
///
/// # Errors
/// If an option is not valid, or if the run would take more than a few minutes; and whatever `on_epoch` throws.
#[wasm_bindgen]
pub fn train(options: &JsValue, on_epoch: &JsValue) -> Result<JsValue> {
    let _call = Call::begin();
    to_js(&training::train(options, on_epoch)?)
}

fn read_instance(id: &JsValue, params: &JsValue) -> Result<Instance> {
    function::read((id, "id"), (params, "params"))
}
