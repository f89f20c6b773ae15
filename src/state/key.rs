//! The keys of a lab in the address: one table a lab.

use super::notice::{Notice, quoted};
use super::{NumericSetting, Part};
use crate::format;
use crate::lab::Lab;
use std::str::FromStr;

/// A value of the address that makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidValue;

/// A key of the address: how its value is read into settings `T`, and written.
pub enum Key<T: 'static> {
    /// A number with limits.
    Number(&'static NumericSetting<T>),
    /// Any other value.
    Text {
        /// The key.
        name: &'static str,
        /// Reads a value; what is used but was changed on the way is said in the notices.
        read: fn(&mut T, &str, &mut Vec<Notice>) -> Result<(), InvalidValue>,
        /// Writes the value.
        write: fn(&T) -> String,
    },
}

impl<T> Key<T> {
    /// A key whose value is a text.
    pub const fn text(
        name: &'static str,
        read: fn(&mut T, &str, &mut Vec<Notice>) -> Result<(), InvalidValue>,
        write: fn(&T) -> String,
    ) -> Self {
        Key::Text { name, read, write }
    }

    fn name(&self) -> &'static str {
        match self {
            Key::Number(setting) => setting.key,
            Key::Text { name, .. } => name,
        }
    }

    fn read(&self, settings: &mut T, value: &str, notices: &mut Vec<Notice>) -> Result<(), InvalidValue> {
        match self {
            Key::Number(setting) => setting.read(settings, value, notices),
            Key::Text { read, .. } => read(settings, value, notices),
        }
    }

    fn write(&self, settings: &T) -> String {
        match self {
            Key::Number(setting) => format::shortest((setting.get)(settings)),
            Key::Text { write, .. } => write(settings),
        }
    }
}

/// The settings of a lab.
pub trait LabSettings: Default + 'static {
    /// The lab.
    const LAB: Lab;
    /// Its parts that an embed can hide or lock.
    const PARTS: &'static [Part];
    /// Its keys, in the order in which addresses have them.
    const KEYS: &'static [Key<Self>];

    /// These settings in the state of the page.
    fn of(settings: &super::Settings) -> &Self;
    /// The same to be changed.
    fn of_mut(settings: &mut super::Settings) -> &mut Self;
    /// Looks at what all pairs of an address together have made of the settings.
    fn check(&self, _notices: &mut Vec<Notice>) {}
}

/// The settings of any lab as the address has them.
pub trait Query {
    /// Reads one pair; `false` if the key is none of the lab's.
    fn read(&mut self, key: &str, value: &str, notices: &mut Vec<Notice>) -> bool;
    /// The pairs that differ from the defaults.
    fn pairs(&self) -> Vec<(&'static str, String)>;
    /// Puts the defaults back.
    fn reset(&mut self);
}

impl<T: LabSettings> Query for T {
    fn read(&mut self, key: &str, value: &str, notices: &mut Vec<Notice>) -> bool {
        let Some(found) = T::KEYS.iter().find(|one| one.name() == key) else { return false };
        match found.read(self, value, notices) {
            Ok(()) => self.check(notices),
            Err(InvalidValue) => notices.push(Notice::BadValue(found.name(), quoted(value))),
        }
        true
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let default = T::default();
        let pair = |key: &Key<T>| {
            let value = key.write(self);
            (value != key.write(&default)).then_some((key.name(), value))
        };
        T::KEYS.iter().filter_map(pair).collect()
    }

    fn reset(&mut self) {
        *self = T::default();
    }
}

/// A value that stands in the address as `1` or `0`.
pub fn flag(value: &str) -> Result<bool, InvalidValue> {
    match value {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(InvalidValue),
    }
}

/// Writes a [`flag`].
pub fn write_flag(value: bool) -> String {
    if value { "1" } else { "0" }.into()
}

/// A whole number from 0 to `max`.
pub fn whole(value: &str, max: f64) -> Result<f64, InvalidValue> {
    format::parse(value).filter(|v| v.fract() == 0.0 && (0.0..=max).contains(v)).ok_or(InvalidValue)
}

/// A value by its name, for types that have one.
pub fn named<V: FromStr>(value: &str) -> Result<V, InvalidValue> {
    value.parse().map_err(|_| InvalidValue)
}

/// `value` within the limits, with a notice if it had to be moved.
pub fn clamp_with_notice(value: f64, min: f64, max: f64, entry: &str, notices: &mut Vec<Notice>) -> f64 {
    let inside = value.clamp(min, max);
    if inside != value {
        notices.push(Notice::Limited(quoted(entry)));
    }
    inside
}
