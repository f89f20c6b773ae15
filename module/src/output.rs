//! Conversion of results to JavaScript values.

use crate::error::Result;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Plain objects and arrays; `None` becomes null. Fields with `serde_wasm_bindgen::preserve` remain typed arrays.
pub fn to_js(value: &impl Serialize) -> Result<JsValue> {
    Ok(value.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}

/// `None` for NaN.
pub fn unless_nan(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}
