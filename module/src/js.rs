//! Making JavaScript's values.

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::JsValue;

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
