//! Numeric settings, each described once: query key, control and limits.

use super::key::{InvalidValue, clamp_with_notice};
use super::notice::{Notice, excerpt};
use crate::format;
use crate::locale::Lang;
use engine::activation::Param;

/// The greatest seed: short enough to be typed.
pub const MAX_SEED: f64 = 999_999.0;

/// A numeric setting of `T`: query key, name, limits, step and accessors.
pub struct NumericSetting<T> {
    /// The query key, also the id of its control.
    pub key: &'static str,
    /// Its name.
    pub name: fn(Lang) -> &'static str,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// The step of a slider: a difference, or a decimal logarithm.
    pub step: f64,
    /// Whether the slider is logarithmic.
    pub logarithmic: bool,
    /// Reads it.
    pub get: fn(&T) -> f64,
    /// Writes it.
    pub set: fn(&mut T, f64),
}

impl<T> NumericSetting<T> {
    /// A setting with step 1.
    pub const fn new(
        key: &'static str,
        name: fn(Lang) -> &'static str,
        (min, max): (f64, f64),
        get: fn(&T) -> f64,
        set: fn(&mut T, f64),
    ) -> Self {
        NumericSetting { key, name, min, max, step: 1.0, logarithmic: false, get, set }
    }

    /// With another step.
    pub const fn with_step(self, step: f64) -> Self {
        NumericSetting { step, ..self }
    }

    /// With a logarithmic slider, whose step is a decimal logarithm.
    pub const fn with_log_step(self, step: f64) -> Self {
        NumericSetting { step, logarithmic: true, ..self }
    }

    /// Reads the value of a query.
    ///
    /// # Errors
    /// If it is not a number.
    pub fn read(&self, settings: &mut T, value: &str, notices: &mut Vec<Notice>) -> Result<(), InvalidValue> {
        let number = format::parse(value).ok_or(InvalidValue)?;
        let inside = clamp_with_notice(number, self.min, self.max, value, notices);
        (self.set)(settings, inside);
        let taken = (self.get)(settings);
        if taken != inside {
            notices.push(Notice::Adjusted(self.key, excerpt(value), format::shortest(taken)));
        }
        Ok(())
    }
}

impl<T: Default> NumericSetting<T> {
    /// As the parameter of a slider.
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
