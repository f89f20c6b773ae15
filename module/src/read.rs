//! Checks the values of arguments, and throws an error if one is not valid.

use crate::error::{Result, format_number, range_error, type_error};
use js_sys::{Float64Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The greatest absolute value of an end of an interval.
const MAX_INTERVAL_END: f64 = 1e9;

/// A value, and its name in error messages.
pub type NamedValue<'a> = (&'a JsValue, &'a str);

/// The number, if it is within limits; NaN is not.
pub fn within(name: &str, value: f64, (min, max): (f64, f64)) -> Result<f64> {
    if (min..=max).contains(&value) {
        return Ok(value);
    }
    let (min, max) = (format_number(min), format_number(max));
    range_error(&format!("{name} must be from {min} to {max}, not {}", format_number(value)))
}

/// An array of numbers.
pub fn numbers(value: &JsValue, name: &str) -> Result<Float64Array> {
    match value.dyn_ref::<Float64Array>() {
        Some(array) => Ok(array.clone()),
        None => type_error(name, "a Float32Array, a Float64Array or an array of numbers", value),
    }
}

/// Two ascending numbers; −6 and 6 if undefined.
pub fn interval(value: &JsValue) -> Result<(f64, f64)> {
    if value.is_undefined() {
        return Ok((-6.0, 6.0));
    }
    let ends = numbers(value, "interval")?;
    if ends.length() != 2 {
        return range_error(&format!("interval must have 2 numbers, not {}", ends.length()));
    }
    let limits = (-MAX_INTERVAL_END, MAX_INTERVAL_END);
    let from = within("interval[0]", ends.get_index(0), limits)?;
    let to = within("interval[1]", ends.get_index(1), limits)?;
    if from < to { Ok((from, to)) } else { range_error("interval must ascend") }
}

/// An object of options, which may be undefined. It has no other keys than those that are read.
pub struct Options<'a> {
    object: &'a JsValue,
    /// The name of the object in error messages.
    path: &'a str,
}

impl<'a> Options<'a> {
    /// The options of an object.
    pub fn new(object: &'a JsValue, path: &'a str) -> Self {
        Options { object, path }
    }

    /// The name of an option in error messages, such as `options.seed`.
    pub fn qualified(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    /// The value of an option, unchecked; undefined if it is left out.
    pub fn get(&self, key: &str) -> Result<JsValue> {
        if self.object.is_undefined() {
            return Ok(JsValue::UNDEFINED);
        }
        Reflect::get(self.object, &key.into())
    }

    /// A number within limits, or the default.
    pub fn number(&self, key: &str, default: f64, limits: (f64, f64)) -> Result<f64> {
        let value = self.get(key)?;
        if value.is_undefined() {
            return Ok(default);
        }
        number(&value, &self.qualified(key), limits)
    }

    /// A whole number within limits, or the default.
    pub fn whole(&self, key: &str, default: u64, limits: (f64, f64)) -> Result<u64> {
        let value = self.get(key)?;
        if value.is_undefined() {
            return Ok(default);
        }
        whole(&value, &self.qualified(key), limits)
    }

    /// A boolean, or the default.
    pub fn flag(&self, key: &str, default: bool) -> Result<bool> {
        let value = self.get(key)?;
        match value.as_bool() {
            Some(flag) => Ok(flag),
            None if value.is_undefined() => Ok(default),
            None => type_error(&self.qualified(key), "true or false", &value),
        }
    }

    /// An array of numbers; it has no default.
    pub fn numbers(&self, key: &str) -> Result<Float64Array> {
        numbers(&self.get(key)?, &self.qualified(key))
    }

    /// The numbers of the array of an option, all of which must be finite and at most `max_abs` in absolute value.
    pub fn finite(&self, key: &str, array: &Float64Array, max_abs: f64) -> Result<Vec<f64>> {
        let numbers = array.to_vec();
        let invalid = numbers.iter().position(|x| x.is_nan() || x.abs() > max_abs);
        if let Some(i) = invalid {
            within(&format!("{}[{i}]", self.qualified(key)), numbers[i], (-max_abs, max_abs))?;
        }
        Ok(numbers)
    }

    /// An entry of a list by its id, or the default.
    pub fn choice<T: Copy>(&self, key: &str, default: T, all: &[(T, &str)]) -> Result<T> {
        let value = self.get(key)?;
        if value.is_undefined() {
            return Ok(default);
        }
        choice(&value, &self.qualified(key), all)
    }
}

/// A number within limits.
pub fn number(value: &JsValue, name: &str, limits: (f64, f64)) -> Result<f64> {
    match value.as_f64() {
        Some(number) => within(name, number, limits),
        None => type_error(name, "a number", value),
    }
}

/// A whole number within limits, of which the lower is at least 0.
pub fn whole(value: &JsValue, name: &str, limits: (f64, f64)) -> Result<u64> {
    let number = number(value, name, limits)?;
    if number.fract() == 0.0 {
        Ok(number as u64)
    } else {
        range_error(&format!("{name} must be a whole number, not {}", format_number(number)))
    }
}

/// An entry of a list by its id.
pub fn choice<T: Copy>(value: &JsValue, name: &str, all: &[(T, &str)]) -> Result<T> {
    let Some(id) = value.as_string() else { return type_error(name, "a string", value) };
    match all.iter().find(|(_, other)| *other == id) {
        Some((found, _)) => Ok(*found),
        None => {
            let ids: Vec<&str> = all.iter().map(|(_, id)| *id).collect();
            range_error(&format!("{name} must be one of {}, not \"{id}\"", ids.join(", ")))
        }
    }
}
