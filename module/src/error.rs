//! JavaScript errors for values that cannot be used.

use js_sys::{Array, Number, RangeError, TypeError};
use wasm_bindgen::JsValue;

/// A result whose error is thrown in JavaScript.
pub type Result<T> = std::result::Result<T, JsValue>;

/// A `RangeError`, for a value of the right type that is out of its limits or not in a list.
pub fn range_error<T>(text: &str) -> Result<T> {
    Err(RangeError::new(text).into())
}

/// A `TypeError`: `name` must be `expected`, and is `value`.
pub fn type_error<T>(name: &str, expected: &str, value: &JsValue) -> Result<T> {
    Err(TypeError::new(&format!("{name} must be {expected}, not {}", type_name(value))).into())
}

/// The type of a value with its article, such as `a string`.
fn type_name(value: &JsValue) -> String {
    if value.is_null() {
        return "null".into();
    }
    let name = value.js_typeof().as_string().unwrap_or_default();
    match name.as_str() {
        "undefined" => name,
        "object" if Array::is_array(value) => "an array".into(),
        "object" => "an object of another kind".into(),
        _ => format!("a {name}"),
    }
}

/// A number as JavaScript formats it.
pub fn format_number(number: f64) -> String {
    // `to_string_with_radix` fails only for a radix outside of 2 to 36.
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}
