//! Numbers of a lab's settings, each described once: address, control and limits.

use super::codec::{Notice, limited};
use crate::number;
use engine::activation::Param;

/// A number of `T`: its key in the address, its name, its limits, and where it is kept.
pub struct Field<T> {
    /// The key in the address, and the id of its control.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// What one notch of a slider moves it by: a difference, or a decimal logarithm.
    pub step: f64,
    /// Whether equal ratios, rather than equal differences, are equal steps of a slider.
    pub logarithmic: bool,
    /// Reads it.
    pub get: fn(&T) -> f64,
    /// Writes it.
    pub set: fn(&mut T, f64),
}

impl<T> Field<T> {
    /// A number that is moved by ones.
    pub const fn new(
        key: &'static str,
        name: &'static str,
        (min, max): (f64, f64),
        get: fn(&T) -> f64,
        set: fn(&mut T, f64),
    ) -> Self {
        Field { key, name, min, max, step: 1.0, logarithmic: false, get, set }
    }

    /// Moved by `step`.
    pub const fn by(self, step: f64) -> Self {
        Field { step, ..self }
    }

    /// Moved by ratios, of which `step` is the decimal logarithm.
    pub const fn by_ratio(self, step: f64) -> Self {
        Field { step, logarithmic: true, ..self }
    }
}

impl<T: Default> Field<T> {
    /// What a slider needs to know of it.
    pub fn param(&self) -> Param {
        Param {
            name: self.key,
            symbol: self.name,
            default: (self.get)(&T::default()),
            min: self.min,
            max: self.max,
            step: self.step,
            logarithmic: self.logarithmic,
        }
    }
}

/// Reads the value of a key into the field that has it; `false` if none has.
pub(super) fn read<T>(
    fields: &[Field<T>],
    target: &mut T,
    key: &str,
    value: &str,
    notices: &mut Vec<Notice>,
) -> Result<bool, &'static str> {
    let Some(field) = fields.iter().find(|f| f.key == key) else { return Ok(false) };
    let number = number::parse(value).ok_or(field.key)?;
    (field.set)(target, limited(number, field.min, field.max, value, notices));
    Ok(true)
}

/// Writes the fields that differ from the default.
pub(super) fn write<T: Default>(fields: &[Field<T>], target: &T, put: &mut dyn FnMut(&str, &str)) {
    let default = T::default();
    for field in fields {
        let value = (field.get)(target);
        if value != (field.get)(&default) {
            put(field.key, &number::shortest(value));
        }
    }
}

/// A whole number from 0 to `max`.
pub(super) fn whole(value: &str, max: f64) -> Option<f64> {
    number::parse(value).filter(|v| v.fract() == 0.0 && (0.0..=max).contains(v))
}

/// The value with an id in a list of values, ids and names.
pub fn by_id<T: Copy>(list: &[(T, &str, &str)], id: &str) -> Option<T> {
    list.iter().find(|entry| entry.1 == id).map(|entry| entry.0)
}

/// The id of a value in such a list.
pub fn id_of<T: Copy + PartialEq>(list: &[(T, &'static str, &'static str)], value: T) -> &'static str {
    list.iter().find(|entry| entry.0 == value).map_or("", |entry| entry.1)
}
