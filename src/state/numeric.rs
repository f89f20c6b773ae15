//! Numbers among the settings, each described once: address, control and limits.

use super::key::{InvalidValue, clamp_with_notice};
use super::notice::Notice;
use crate::format;
use crate::locale::Lang;
use engine::activation::Param;

/// The largest seed: one that JavaScript and people can write.
pub const MAX_SEED: f64 = 999_999.0;

/// A number among settings `T`: its key in the address, its name, its limits, and where it is kept.
pub struct NumericSetting<T> {
    /// The key in the address, and the id of its control.
    pub key: &'static str,
    /// Its name.
    pub name: fn(Lang) -> &'static str,
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

impl<T> NumericSetting<T> {
    /// A number that is moved by ones.
    pub const fn new(
        key: &'static str,
        name: fn(Lang) -> &'static str,
        (min, max): (f64, f64),
        get: fn(&T) -> f64,
        set: fn(&mut T, f64),
    ) -> Self {
        NumericSetting { key, name, min, max, step: 1.0, logarithmic: false, get, set }
    }

    /// Moved by `step`.
    pub const fn by(self, step: f64) -> Self {
        NumericSetting { step, ..self }
    }

    /// Moved by ratios, of which `step` is the decimal logarithm.
    pub const fn by_ratio(self, step: f64) -> Self {
        NumericSetting { step, logarithmic: true, ..self }
    }

    /// Reads the value of the address.
    ///
    /// # Errors
    /// If it is no number.
    pub fn read(&self, settings: &mut T, value: &str, notices: &mut Vec<Notice>) -> Result<(), InvalidValue> {
        let number = format::parse(value).ok_or(InvalidValue)?;
        (self.set)(settings, clamp_with_notice(number, self.min, self.max, value, notices));
        Ok(())
    }
}

impl<T: Default> NumericSetting<T> {
    /// What a slider needs to know of it.
    pub fn param(&self, lang: Lang) -> Param {
        Param {
            name: self.key,
            symbol: (self.name)(lang),
            default: (self.get)(&T::default()),
            min: self.min,
            max: self.max,
            step: self.step,
            logarithmic: self.logarithmic,
        }
    }
}
