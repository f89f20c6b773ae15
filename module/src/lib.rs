//! The engine as an ES module: activations, their derivatives and facts, and training, without the page.
//!
//! Numbers go in and out as typed arrays. Whatever a caller passes is looked at here and refused with a
//! JavaScript error that says what is wrong, so that nothing below can trap. `npm/` has the JavaScript around
//! this program, and the types.

mod catalogue;
mod error;
mod facts;
mod js;
mod read;
mod training;

use engine::activation::{Instance, Order};
use error::Result;
use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::prelude::*;

/// How many numbers are computed at a time: the program's memory does not grow with the caller's.
const CHUNK: u32 = 2048;

/// What there is to know of every activation before parameters are chosen.
#[wasm_bindgen]
pub fn activations() -> Array {
    catalogue::activations()
}

/// The data sets, initialisations and optimisers that [`train`] knows.
#[wasm_bindgen]
pub fn choices() -> Object {
    catalogue::choices()
}

/// f at every `x`.
///
/// # Errors
/// If there is no such activation, or its parameters or `x` are not usable.
#[wasm_bindgen]
pub fn evaluate(id: &JsValue, x: &JsValue, params: &JsValue) -> Result<Float64Array> {
    map(Order::Value, id, x, params)
}

/// f′ at every `x`.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen]
pub fn slope(id: &JsValue, x: &JsValue, params: &JsValue) -> Result<Float64Array> {
    map(Order::Slope, id, x, params)
}

/// f″ at every `x`.
///
/// # Errors
/// As for [`evaluate`].
#[wasm_bindgen(js_name = secondDerivative)]
pub fn second_derivative(id: &JsValue, x: &JsValue, params: &JsValue) -> Result<Float64Array> {
    map(Order::SecondDerivative, id, x, params)
}

/// Facts about a function; zeros, extrema and zones are those within `interval`.
///
/// # Errors
/// As for [`evaluate`], and if the interval is none.
#[wasm_bindgen]
pub fn analyse(id: &JsValue, params: &JsValue, interval: &JsValue) -> Result<Object> {
    Ok(facts::of(&named(id, params)?, read::interval(interval)?))
}

/// Trains a network, and tells `on_epoch` after each epoch; it ends early if that returns `false`.
///
/// # Errors
/// If an option is not usable, or the run is larger than one may wait for; and whatever `on_epoch` throws.
#[wasm_bindgen]
pub fn train(options: &JsValue, on_epoch: &JsValue) -> Result<Object> {
    training::perform(options, on_epoch)
}

fn named(id: &JsValue, params: &JsValue) -> Result<Instance> {
    read::instance((id, "id"), (params, "params"))
}

fn map(order: Order, id: &JsValue, x: &JsValue, params: &JsValue) -> Result<Float64Array> {
    let instance = named(id, params)?;
    let x = read::numbers(x, "x")?;
    let length = x.length();
    let result = Float64Array::new_with_length(length);
    let mut buffer = vec![0.0; length.min(CHUNK) as usize];
    for start in (0..length).step_by(CHUNK as usize) {
        let end = start.saturating_add(CHUNK).min(length);
        let part = &mut buffer[..(end - start) as usize];
        x.subarray(start, end).copy_to(part);
        part.iter_mut().for_each(|x| *x = instance.at(order, *x));
        result.subarray(start, end).copy_from(part);
    }
    Ok(result)
}
