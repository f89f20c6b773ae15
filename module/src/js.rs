//! Making JavaScript's values.

use js_sys::{Array, Float64Array, Number, Object, RangeError, Reflect, TypeError};
use wasm_bindgen::JsValue;

/// A result whose error is thrown.
pub type Result<T> = std::result::Result<T, JsValue>;

/// A value of the right kind that is out of bounds, or names nothing.
pub fn out_of_range<T>(text: &str) -> Result<T> {
    Err(RangeError::new(text).into())
}

/// A value of a wrong kind.
pub fn wrong_type<T>(what: &str, wanted: &str, got: &JsValue) -> Result<T> {
    Err(TypeError::new(&format!("{what} must be {wanted}, not {}", kind(got))).into())
}

/// What a value is, for an error.
fn kind(value: &JsValue) -> String {
    if value.is_null() {
        return "null".into();
    }
    let kind = value.js_typeof().as_string().unwrap_or_default();
    match kind.as_str() {
        "undefined" => kind,
        "object" if Array::is_array(value) => "an array".into(),
        "object" => "an object of another kind".into(),
        _ => format!("a {kind}"),
    }
}

/// A number as JavaScript writes it.
pub fn printed(number: f64) -> String {
    // The radix 10 is never refused.
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// A plain object with these entries.
pub fn object<const N: usize>(entries: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A new object takes every entry.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object
}

/// An array of what is made of each item.
pub fn array<T>(items: impl IntoIterator<Item = T>, make: impl Fn(T) -> JsValue) -> JsValue {
    items.into_iter().map(make).collect::<Array>().into()
}

/// A plain array of numbers.
pub fn plain(numbers: &[f64]) -> JsValue {
    array(numbers, |x| JsValue::from_f64(*x))
}

/// A typed array.
pub fn typed(numbers: &[f64]) -> JsValue {
    Float64Array::from(numbers).into()
}

/// A number, or null for NaN.
pub fn number_or_null(number: f64) -> JsValue {
    if number.is_nan() { JsValue::NULL } else { number.into() }
}

/// What is made of something, or null where there is none.
pub fn or_null<T>(value: Option<T>, make: impl FnOnce(T) -> JsValue) -> JsValue {
    value.map_or(JsValue::NULL, make)
}
