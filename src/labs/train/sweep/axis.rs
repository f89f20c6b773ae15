//! An axis of the map: a setting and its values.

use super::quantity::{Limits, Quantity, Value};
use crate::format;
use std::fmt;
use std::str::FromStr;

/// The fewest and the most values of a numeric axis.
pub const STEPS: (usize, usize) = (2, 20);

/// A setting, and from where to where it varies; a choice takes all its values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// The setting.
    pub quantity: Quantity,
    /// The first value of a number.
    pub from: f64,
    /// The last value of a number.
    pub to: f64,
    /// The number of values of a number.
    pub steps: usize,
}

/// That a text is no axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidAxis;

impl Axis {
    /// An axis with the range with which it begins.
    pub fn new(quantity: Quantity) -> Self {
        let (from, to, steps) = quantity.limits().map_or((0.0, 0.0, 0), |limits| limits.start);
        Axis { quantity, from, to, steps }
    }

    /// The values in their order: numbers with three significant digits, whole numbers once each.
    pub fn values(&self) -> Vec<Value> {
        let Some(limits) = self.quantity.limits() else { return self.quantity.choices() };
        let last = self.steps.max(2) - 1;
        let mut numbers: Vec<f64> =
            (0..=last).map(|i| self.number(&limits, i as f64 / last as f64)).collect();
        numbers.dedup();
        numbers.into_iter().map(Value::Number).collect()
    }

    /// The number at a share of the way; the ends are exact.
    fn number(&self, limits: &Limits, share: f64) -> f64 {
        let &Axis { from, to, .. } = self;
        let number = match share {
            0.0 => return from,
            1.0 => return to,
            _ if limits.logarithmic => from * (to / from).powf(share),
            _ => from + share * (to - from),
        };
        if limits.whole { number.round() } else { rounded(number, (to - from).abs()) }
    }
}

/// With three significant digits; what is 0 but for rounding is 0.
fn rounded(number: f64, range: f64) -> f64 {
    if number.abs() < 1e-9 * range { 0.0 } else { format!("{number:.2e}").parse().unwrap_or(number) }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, to] = [self.from, self.to].map(format::shortest);
        match self.quantity.limits() {
            Some(_) => write!(f, "{}:{from}..{to}:{}", self.quantity, self.steps),
            None => write!(f, "{}", self.quantity),
        }
    }
}

impl FromStr for Axis {
    type Err = InvalidAxis;

    /// Reads `lr:0.001..10:13`, `lr` with its first range, or `init`.
    fn from_str(text: &str) -> Result<Self, InvalidAxis> {
        let mut words = text.split(':');
        let axis = Axis::new(words.next().unwrap_or_default().parse()?);
        let (Some(range), Some(limits)) = (words.next(), axis.quantity.limits()) else {
            return if text == axis.quantity.id() { Ok(axis) } else { Err(InvalidAxis) };
        };
        let (from, to) = range.split_once("..").ok_or(InvalidAxis)?;
        let number = |text: &str| {
            let is_allowed =
                |v: &f64| (limits.min..=limits.max).contains(v) && (!limits.whole || v.fract() == 0.0);
            format::parse(text).filter(is_allowed).ok_or(InvalidAxis)
        };
        let steps = words.next().map_or(Ok(axis.steps), |text| text.parse().map_err(|_| InvalidAxis))?;
        let is_valid = (STEPS.0..=STEPS.1).contains(&steps) && words.next().is_none();
        let axis = Axis { from: number(from)?, to: number(to)?, steps, ..axis };
        if is_valid { Ok(axis) } else { Err(InvalidAxis) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<f64> {
        let number = |value| match value {
            Value::Number(number) => number,
            other => panic!("{other:?}"),
        };
        text.parse::<Axis>().unwrap().values().into_iter().map(number).collect()
    }

    #[test]
    fn steps_are_factors_or_differences() {
        assert_eq!(numbers("lr:0.001..10:5"), [0.001, 0.01, 0.1, 1.0, 10.0]);
        assert_eq!(numbers("lr:1..0.01:4"), [1.0, 0.215, 0.0464, 0.01]);
        assert_eq!(numbers("bias:-2..2:5"), [-2.0, -1.0, 0.0, 1.0, 2.0]);
        assert_eq!(numbers("bias:-0.3..0.3:7"), [-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3]);
        assert_eq!(numbers("width:1..4:8"), [1.0, 2.0, 3.0, 4.0], "whole numbers once each");
        assert_eq!(numbers("seed:7..9:3"), [7.0, 8.0, 9.0]);
        assert_eq!(numbers("noise:0.2..0.2:9"), [0.2]);
    }

    #[test]
    fn axes_are_read_and_written() {
        for text in ["lr:0.001..10:13", "init", "f", "opt", "seed:1..10:10", "bias:-2..0.5:20"] {
            assert_eq!(text.parse::<Axis>().unwrap().to_string(), text);
        }
        assert_eq!("lr".parse::<Axis>(), Ok(Axis::new(Quantity::LearningRate)));
        assert_eq!("bias:-1..1".parse::<Axis>().unwrap().steps, 9);
        let invalid = [
            "",
            "rate",
            "lr:",
            "lr:1",
            "lr:0..1:5",
            "lr:1..1e9:5",
            "lr:1..2:1",
            "lr:1..2:21",
            "width:1..2.5:4",
        ];
        for text in [&invalid[..], &["init:he", "lr:1..2:3:4", "lr:1..2:x", "lr:NaN..1:3"]].concat() {
            assert_eq!(text.parse::<Axis>(), Err(InvalidAxis), "{text}");
        }
    }
}
