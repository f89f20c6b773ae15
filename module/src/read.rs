//! Reading what a caller has passed.

use crate::js::{Result, out_of_range, printed, wrong_type};
use engine::activation::{Activation, Instance, Params, find};
use js_sys::{Array, ArrayBuffer, Float64Array, Reflect, Symbol, TypeError};
use wasm_bindgen::{JsCast, JsValue};

/// How far an interval to analyse may reach.
const FURTHEST: f64 = 1e9;

/// A value, and how errors call it.
type Named<'a> = (&'a JsValue, &'a str);

/// An activation by its id, and its parameters; the defaults if none are given.
pub fn instance((id, id_name): Named, (params, params_name): Named) -> Result<Instance> {
    let Some(name) = id.as_string() else { return wrong_type(id_name, "a string", id) };
    let Some(activation) = find(&name) else {
        return out_of_range(&format!("no activation \"{name}\"; activations() lists them"));
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

/// Refuses another number of parameters than the activation has.
fn check_count(activation: &Activation, count: usize) -> Result<()> {
    let names: Vec<&str> = activation.params.iter().map(|p| p.name).collect();
    if names.len() == count {
        return Ok(());
    }
    let wanted = match names.as_slice() {
        [] => "no parameters".into(),
        [name] => format!("1 parameter ({name})"),
        names => format!("{} parameters ({})", names.len(), names.join(", ")),
    };
    out_of_range(&format!("{} takes {wanted}, not {count}", activation.id))
}

/// Refuses a number that is not finite or out of bounds.
pub fn within(what: &str, value: f64, (min, max): (f64, f64)) -> Result<f64> {
    // NaN is in no range.
    if (min..=max).contains(&value) {
        return Ok(value);
    }
    let (min, max) = (printed(min), printed(max));
    out_of_range(&format!("{what} must be from {min} to {max}, not {}", printed(value)))
}

/// A typed array of floats, or an array of numbers. What is typed already is not copied.
pub fn numbers(value: &JsValue, what: &str) -> Result<Float64Array> {
    const WANTED: &str = "a Float64Array or an array of numbers";
    if ArrayBuffer::is_view(value) {
        // The tag is the same for arrays of another frame, whose class is another.
        let tag = Reflect::get(value, &Symbol::to_string_tag())?.as_string();
        return match tag.as_deref() {
            Some("Float64Array") => Ok(value.clone().unchecked_into()),
            Some("Float32Array") => Ok(Float64Array::new(value)),
            _ => wrong_type(what, WANTED, value),
        };
    }
    if !Array::is_array(value) {
        return wrong_type(what, WANTED, value);
    }
    let array: &Array = value.unchecked_ref();
    let result = Float64Array::new_with_length(array.length());
    for index in 0..array.length() {
        let item = Reflect::get_u32(array, index)?;
        match item.as_f64() {
            Some(number) => result.set_index(index, number),
            None => return wrong_type(&format!("{what}[{index}]"), "a number", &item),
        }
    }
    Ok(result)
}

/// Two ascending numbers; −6 and 6 if there are none.
pub fn interval(value: &JsValue) -> Result<(f64, f64)> {
    if value.is_undefined() {
        return Ok((-6.0, 6.0));
    }
    let ends = numbers(value, "interval")?;
    if ends.length() != 2 {
        return out_of_range(&format!("interval must have 2 numbers, not {}", ends.length()));
    }
    let limits = (-FURTHEST, FURTHEST);
    let from = within("interval[0]", ends.get_index(0), limits)?;
    let to = within("interval[1]", ends.get_index(1), limits)?;
    if from < to { Ok((from, to)) } else { out_of_range("interval must ascend") }
}

/// An object of options, all of which may be left out.
pub struct Options<'a> {
    object: &'a JsValue,
    /// What stands before the names in errors.
    place: &'a str,
}

impl<'a> Options<'a> {
    /// Takes an object with no other keys than these, or nothing at all.
    pub fn read(object: &'a JsValue, place: &'a str, known: &[&str]) -> Result<Self> {
        let options = Options { object, place };
        if object.is_undefined() {
            return Ok(options);
        }
        if !object.is_object() || Array::is_array(object) {
            return wrong_type(place, "an object", object);
        }
        for key in Reflect::own_keys(object)?.iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                let known = known.join(", ");
                let text = format!("there is no {}; there are {known}", options.named(&key));
                return Err(TypeError::new(&text).into());
            }
        }
        Ok(options)
    }

    /// How errors call an option.
    pub fn named(&self, key: &str) -> String {
        format!("{}.{key}", self.place)
    }

    /// An option as it is; undefined if it is left out.
    pub fn get(&self, key: &str) -> Result<JsValue> {
        if self.object.is_undefined() {
            return Ok(JsValue::UNDEFINED);
        }
        Reflect::get(self.object, &key.into())
    }

    /// A number within limits.
    pub fn number(&self, key: &str, default: f64, limits: (f64, f64)) -> Result<f64> {
        let value = self.get(key)?;
        if value.is_undefined() {
            return Ok(default);
        }
        number(&value, &self.named(key), limits)
    }

    /// A whole number within limits.
    pub fn whole(&self, key: &str, default: u64, limits: (f64, f64)) -> Result<u64> {
        let value = self.get(key)?;
        if value.is_undefined() {
            return Ok(default);
        }
        whole(&value, &self.named(key), limits)
    }

    /// True or false.
    pub fn flag(&self, key: &str, default: bool) -> Result<bool> {
        let value = self.get(key)?;
        match value.as_bool() {
            Some(flag) => Ok(flag),
            None if value.is_undefined() => Ok(default),
            None => wrong_type(&self.named(key), "true or false", &value),
        }
    }

    /// An array of numbers, which must be there.
    pub fn numbers(&self, key: &str) -> Result<Float64Array> {
        numbers(&self.get(key)?, &self.named(key))
    }

    /// The numbers of an array that was read from an option, none of them further than this from 0.
    pub fn finite(&self, key: &str, array: &Float64Array, furthest: f64) -> Result<Vec<f64>> {
        let numbers = array.to_vec();
        let far = numbers.iter().position(|x| x.is_nan() || x.abs() > furthest);
        if let Some(i) = far {
            within(&format!("{}[{i}]", self.named(key)), numbers[i], (-furthest, furthest))?;
        }
        Ok(numbers)
    }

    /// One of a list, by its id.
    pub fn choice<T: Copy>(&self, key: &str, default: T, all: &[(T, &str)]) -> Result<T> {
        let value = self.get(key)?;
        if value.is_undefined() {
            return Ok(default);
        }
        choice(&value, &self.named(key), all)
    }
}

/// A number within limits.
pub fn number(value: &JsValue, what: &str, limits: (f64, f64)) -> Result<f64> {
    match value.as_f64() {
        Some(number) => within(what, number, limits),
        None => wrong_type(what, "a number", value),
    }
}

/// A whole number within limits, which begin at 0 or above.
pub fn whole(value: &JsValue, what: &str, limits: (f64, f64)) -> Result<u64> {
    let number = number(value, what, limits)?;
    if number.fract() == 0.0 {
        Ok(number as u64)
    } else {
        out_of_range(&format!("{what} must be a whole number, not {}", printed(number)))
    }
}

/// One of a list, by its id.
pub fn choice<T: Copy>(value: &JsValue, what: &str, all: &[(T, &str)]) -> Result<T> {
    let Some(id) = value.as_string() else { return wrong_type(what, "a string", value) };
    match all.iter().find(|(_, other)| *other == id) {
        Some((found, _)) => Ok(*found),
        None => {
            let ids: Vec<&str> = all.iter().map(|(_, id)| *id).collect();
            out_of_range(&format!("{what} must be one of {}, not \"{id}\"", ids.join(", ")))
        }
    }
}
