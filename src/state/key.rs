//! The query keys of a lab: one table per lab.

use super::notice::{Notice, excerpt};
use super::{NumericSetting, Part};
use crate::format;
use crate::locale::Lang;
use engine::activation::Instance;
use std::str::FromStr;

/// A value of a query that is not valid for its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidValue;

/// A query key: how its value is read into settings `T`, and written.
pub enum Key<T: 'static> {
    /// A number with limits.
    Number(&'static NumericSetting<T>),
    /// `1` or `0`.
    Flag {
        /// The key.
        name: &'static str,
        /// Reads the setting.
        get: fn(&T) -> bool,
        /// Writes the setting.
        set: fn(&mut T, bool),
    },
    /// A whole number from 0 to `max`.
    Whole {
        /// The key.
        name: &'static str,
        /// The greatest value.
        max: f64,
        /// Reads the setting.
        get: fn(&T) -> u64,
        /// Writes the setting.
        set: fn(&mut T, u64),
    },
    /// Any other value.
    Text {
        /// The key.
        name: &'static str,
        /// Reads a value; adds a notice if it was adjusted.
        read: fn(&mut T, &str, &mut Vec<Notice>) -> Result<(), InvalidValue>,
        /// Writes the value.
        write: fn(&T) -> String,
    },
}

impl<T> Key<T> {
    /// A key whose value is `1` or `0`.
    pub const fn flag(name: &'static str, get: fn(&T) -> bool, set: fn(&mut T, bool)) -> Self {
        Key::Flag { name, get, set }
    }

    /// A key whose value is a whole number from 0 to `max`.
    pub const fn whole(name: &'static str, max: f64, get: fn(&T) -> u64, set: fn(&mut T, u64)) -> Self {
        Key::Whole { name, max, get, set }
    }

    /// A key with a value of any kind.
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
            Key::Flag { name, .. } | Key::Whole { name, .. } | Key::Text { name, .. } => name,
        }
    }

    fn read(&self, settings: &mut T, value: &str, notices: &mut Vec<Notice>) -> Result<(), InvalidValue> {
        match self {
            Key::Number(setting) => setting.read(settings, value, notices),
            Key::Flag { set, .. } => {
                set(settings, parse_flag(value)?);
                Ok(())
            }
            Key::Whole { max, set, .. } => {
                set(settings, parse_whole(value, *max)? as u64);
                Ok(())
            }
            Key::Text { read, .. } => read(settings, value, notices),
        }
    }

    fn write(&self, settings: &T) -> String {
        match self {
            Key::Number(setting) => format::shortest((setting.get)(settings)),
            Key::Flag { get, .. } => if get(settings) { "1" } else { "0" }.into(),
            Key::Whole { get, .. } => get(settings).to_string(),
            Key::Text { write, .. } => write(settings),
        }
    }
}

/// The branch of a lab within the settings.
pub trait LabBranch {
    /// This branch of the settings.
    fn branch(settings: &super::Settings) -> &Self;
    /// This branch, mutable.
    fn branch_mut(settings: &mut super::Settings) -> &mut Self;
}

/// The settings of a lab: its name, its description, its parts and its query keys.
pub trait LabSettings: LabBranch + Default + 'static {
    /// The displayed name of the lab.
    const NAME: fn(Lang) -> &'static str;
    /// One sentence on what the lab shows.
    const DESCRIPTION: fn(Lang) -> &'static str;
    /// The parts that an embed can hide or lock.
    const PARTS: &'static [Part];
    /// The query keys, in the order in which they are written.
    const KEYS: &'static [Key<Self>];
    /// Whether it runs and pauses by command.
    const RUNS: bool = false;

    /// Checks what the values of several keys have to fulfil together. `given` are the pairs of the query.
    fn validate(&self, _given: &Given, _notices: &mut Vec<Notice>) {}

    /// The functions that the lab shows.
    fn functions(&self) -> Vec<&Instance>;
    /// The functions, mutable.
    fn functions_mut(&mut self) -> Vec<&mut Instance>;
}

/// The pairs of a query, each key once.
pub struct Given(pub Vec<(String, String)>);

impl Given {
    /// The value of a key.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|pair| pair.0 == key).map(|pair| pair.1.as_str())
    }

    /// Adds a notice if a key is given, but another value than that is used, in place of one that it was clamped.
    pub fn notice_adjusted(&self, key: &'static str, taken: String, notices: &mut Vec<Notice>) {
        if let Some(value) = self.value(key) {
            notices.retain(|notice| *notice != Notice::Clamped(excerpt(value)));
            notices.push(Notice::Adjusted(key, excerpt(value), taken));
        }
    }
}

/// The settings of any lab as pairs of a query.
pub trait QueryPairs {
    /// Reads one pair; `false` if the lab has no such key.
    fn read(&mut self, key: &str, value: &str, notices: &mut Vec<Notice>) -> bool;
    /// Checks what the values of several keys have to fulfil together, after all are read.
    fn validate(&self, given: &Given, notices: &mut Vec<Notice>);
    /// The pairs that differ from the defaults.
    fn pairs(&self) -> Vec<(&'static str, String)>;
    /// Resets to the defaults.
    fn reset(&mut self);
    /// The functions that the lab shows.
    fn functions(&self) -> Vec<&Instance>;
    /// The functions, mutable.
    fn functions_mut(&mut self) -> Vec<&mut Instance>;
}

impl<T: LabSettings> QueryPairs for T {
    fn read(&mut self, key: &str, value: &str, notices: &mut Vec<Notice>) -> bool {
        let Some(found) = T::KEYS.iter().find(|one| one.name() == key) else { return false };
        if let Err(InvalidValue) = found.read(self, value, notices) {
            notices.push(Notice::BadValue(found.name(), excerpt(value)));
        }
        true
    }

    fn validate(&self, given: &Given, notices: &mut Vec<Notice>) {
        LabSettings::validate(self, given, notices);
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

    fn functions(&self) -> Vec<&Instance> {
        LabSettings::functions(self)
    }

    fn functions_mut(&mut self) -> Vec<&mut Instance> {
        LabSettings::functions_mut(self)
    }
}

/// Parses `1` or `0`.
pub fn parse_flag(value: &str) -> Result<bool, InvalidValue> {
    match value {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(InvalidValue),
    }
}

/// Parses a whole number from 0 to `max`.
pub fn parse_whole(value: &str, max: f64) -> Result<f64, InvalidValue> {
    format::parse(value).filter(|v| v.fract() == 0.0 && (0.0..=max).contains(v)).ok_or(InvalidValue)
}

/// Parses a value by its `FromStr`.
pub fn parse_value<V: FromStr>(value: &str) -> Result<V, InvalidValue> {
    value.parse().map_err(|_| InvalidValue)
}

/// Clamps `value` to the limits, with a notice if it was outside.
pub fn clamp_with_notice(value: f64, min: f64, max: f64, entry: &str, notices: &mut Vec<Notice>) -> f64 {
    let inside = value.clamp(min, max);
    if inside != value {
        notices.push(Notice::Clamped(excerpt(entry)));
    }
    inside
}
