//! The record of a parameter.

/// A parameter of an activation, such as α of Leaky ReLU.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Param {
    /// The name in code, formulas and URLs, such as `alpha`.
    pub name: &'static str,
    /// The symbol in print, such as `α`.
    pub symbol: &'static str,
    /// The value when none is given.
    pub default: f64,
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// The step of a slider.
    pub step: f64,
    /// Whether sliders have a logarithmic scale.
    pub logarithmic: bool,
}

impl Param {
    pub(super) const fn new(
        name: &'static str,
        symbol: &'static str,
        default: f64,
        min: f64,
        max: f64,
    ) -> Self {
        Param { name, symbol, default, min, max, step: 0.01, logarithmic: false }
    }

    pub(super) const fn log(
        name: &'static str,
        symbol: &'static str,
        default: f64,
        min: f64,
        max: f64,
    ) -> Self {
        Param { logarithmic: true, ..Param::new(name, symbol, default, min, max) }
    }
}
