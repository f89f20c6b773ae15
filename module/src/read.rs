//! Reads the arguments of JavaScript callers, and throws an error if one is not valid.

use crate::error::{Result, format_number, range_error, type_error};
use engine::activation::{Activation, Instance, Params, find};
use js_sys::{Array, ArrayBuffer, Float32Array, Float64Array, Reflect, Symbol, TypeError};
use wasm_bindgen::{JsCast, JsValue};

/// The greatest absolute value of an end of an interval.
const MAX_INTERVAL_END: f64 = 1e9;

/// A value, and its name in error messages.
type NamedValue<'a> = (&'a JsValue, &'a str);

/// An activation by its id, with the given parameters, or with the defaults if they are undefined.
pub fn instance((id, id_name): NamedValue, (params, params_name): NamedValue) -> Result<Instance> {
    let Some(name) = id.as_string() else { return type_error(id_name, "a string", id) };
    let Some(activation) = find(&name) else {
        return range_error(&format!("no activation \"{name}\"; activations() lists them"));
    };
    if params.is_undefined() {
        return Ok(Instance::new(activation));
    }
    let params = numbers(params, params_name)?;
    check_count(activation, params.length() as usize)?;
    let params: Params = params.to_vec().into_iter().collect();
    for (param, value) in activation.params.iter().zip(&params) {
        within(&format!("{} of {name}", param.name), *value, (param.min, param.max))?;
    }
    Ok(Instance { activation, params })
}

/// Throws unless there are as many parameters as the activation has.
fn check_count(activation: &Activation, count: usize) -> Result<()> {
    let names: Vec<&str> = activation.params.iter().map(|p| p.name).collect();
    if names.len() == count {
        return Ok(());
    }
    let expected = match names.as_slice() {
        [] => "no parameters".into(),
        [name] => format!("1 parameter ({name})"),
        names => format!("{} parameters ({})", names.len(), names.join(", ")),
    };
    range_error(&format!("{} takes {expected}, not {count}", activation.id))
}

/// The number, if it is within limits; NaN is not.
pub fn within(name: &str, value: f64, (min, max): (f64, f64)) -> Result<f64> {
    if (min..=max).contains(&value) {
        return Ok(value);
    }
    let (min, max) = (format_number(min), format_number(max));
    range_error(&format!("{name} must be from {min} to {max}, not {}", format_number(value)))
}

/// Numbers in the precision in which the caller has them.
pub enum Numbers {
    /// A `Float32Array`.
    Single(Float32Array),
    /// A `Float64Array`, or a plain array.
    Double(Float64Array),
}

impl Numbers {
    /// How many numbers.
    pub fn length(&self) -> u32 {
        match self {
            Numbers::Single(array) => array.length(),
            Numbers::Double(array) => array.length(),
        }
    }
}

impl From<Numbers> for JsValue {
    fn from(numbers: Numbers) -> Self {
        match numbers {
            Numbers::Single(array) => array.into(),
            Numbers::Double(array) => array.into(),
        }
    }
}

/// The numbers of a typed array of floats or an array, as a `Float64Array`.
pub fn numbers(value: &JsValue, name: &str) -> Result<Float64Array> {
    Ok(match array(value, name)? {
        Numbers::Single(array) => Float64Array::new(&array),
        Numbers::Double(array) => array,
    })
}

/// The numbers of a typed array of floats, which is not copied, or of an array.
pub fn array(value: &JsValue, name: &str) -> Result<Numbers> {
    const EXPECTED: &str = "a Float32Array, a Float64Array or an array of numbers";
    if ArrayBuffer::is_view(value) {
        // `instanceof` fails for an array of another frame, whose class is another; the tag is the same.
        let tag = Reflect::get(value, &Symbol::to_string_tag())?.as_string();
        return match tag.as_deref() {
            Some("Float64Array") => Ok(Numbers::Double(value.clone().unchecked_into())),
            Some("Float32Array") => Ok(Numbers::Single(value.clone().unchecked_into())),
            _ => type_error(name, EXPECTED, value),
        };
    }
    if !Array::is_array(value) {
        return type_error(name, EXPECTED, value);
    }
    let array: &Array = value.unchecked_ref();
    let result = Float64Array::new_with_length(array.length());
    for index in 0..array.length() {
        let item = Reflect::get_u32(array, index)?;
        match item.as_f64() {
            Some(number) => result.set_index(index, number),
            None => return type_error(&format!("{name}[{index}]"), "a number", &item),
        }
    }
    Ok(Numbers::Double(result))
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

/// An object of options, which may be undefined.
pub struct Options<'a> {
    object: &'a JsValue,
    /// The name of the object in error messages.
    path: &'a str,
}

impl<'a> Options<'a> {
    /// Takes an object that has no other keys than `known`, or undefined.
    pub fn read(object: &'a JsValue, path: &'a str, known: &[&str]) -> Result<Self> {
        let options = Options { object, path };
        if object.is_undefined() {
            return Ok(options);
        }
        if !object.is_object() || Array::is_array(object) {
            return type_error(path, "an object", object);
        }
        for key in Reflect::own_keys(object)?.iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                let known = known.join(", ");
                let text = format!("there is no {}; there are {known}", options.qualified(&key));
                return Err(TypeError::new(&text).into());
            }
        }
        Ok(options)
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
