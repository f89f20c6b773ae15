//! Facts about the whole line: ranges, asymptotes, monotonicity, convexity and symmetry.

use super::convert;
use super::places::Place;
use crate::output::unless_nan;
use engine::activation::{Instance, Order};
use engine::analysis::{self, Side};
use serde::Serialize;

/// An interval of values, with whether its ends are attained.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Interval {
    low: f64,
    high: f64,
    low_attained: bool,
    high_attained: bool,
}

impl From<analysis::Interval> for Interval {
    fn from(analysis::Interval { low, high }: analysis::Interval) -> Self {
        Interval {
            low: low.value,
            high: high.value,
            low_attained: low.attained,
            high_attained: high.attained,
        }
    }
}

/// A supremum, and where it is attained or approached; whether there are more places.
#[derive(Serialize)]
pub struct Bound {
    value: f64,
    at: Vec<Place>,
    more: bool,
    attained: bool,
}

impl From<analysis::Bound> for Bound {
    fn from(bound: analysis::Bound) -> Self {
        Bound { value: bound.value, at: convert(bound.locations), more: bound.more, attained: bound.attained }
    }
}

/// The behaviour of f towards −∞ or ∞.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Asymptote {
    kind: &'static str,
    limit: Option<f64>,
    slope: Option<f64>,
    intercept: Option<f64>,
    power: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    saturated_from: Option<f64>,
}

impl Asymptote {
    /// The asymptote on one side, the limit of f there, and from which x on f is saturated.
    pub fn new(instance: &Instance, side: Side) -> Self {
        let end = if side == Side::Left { f64::NEG_INFINITY } else { f64::INFINITY };
        let none = Asymptote {
            kind: "",
            limit: unless_nan(instance.at(Order::Value, end)),
            slope: None,
            intercept: None,
            power: None,
            low: None,
            high: None,
            saturated_from: analysis::saturated_from(instance, side),
        };
        match analysis::asymptote(instance, side) {
            analysis::Asymptote::Constant(_) => Asymptote { kind: "constant", ..none },
            analysis::Asymptote::Limit(_) => Asymptote { kind: "limit", ..none },
            analysis::Asymptote::Linear(line) => none.with_line("linear", line),
            analysis::Asymptote::Oblique(line) => none.with_line("line", line),
            analysis::Asymptote::Power(power) => Asymptote { kind: "power", power: Some(power), ..none },
            analysis::Asymptote::Exponential => Asymptote { kind: "exponential", ..none },
            analysis::Asymptote::Oscillating { slope, low, high } => {
                Asymptote { kind: "oscillates", slope: Some(slope), low: Some(low), high: Some(high), ..none }
            }
        }
    }

    fn with_line(self, kind: &'static str, line: analysis::Line) -> Self {
        Asymptote { kind, slope: Some(line.slope), intercept: Some(line.intercept), ..self }
    }
}

/// The names of [`analysis::Monotonicity`].
#[derive(Serialize)]
#[serde(remote = "analysis::Monotonicity", rename_all = "kebab-case")]
pub enum Monotonicity {
    Constant,
    Increasing,
    NonDecreasing,
    Decreasing,
    NonIncreasing,
    Neither,
}

/// The names of [`analysis::Convexity`].
#[derive(Serialize)]
#[serde(remote = "analysis::Convexity", rename_all = "kebab-case")]
pub enum Convexity {
    Linear,
    Convex,
    Concave,
    Neither,
}

/// A symmetry about the line x = 0, which has no y, or about the point (x, y).
#[derive(Serialize)]
pub struct Symmetry {
    kind: &'static str,
    x: f64,
    y: Option<f64>,
}

impl Symmetry {
    /// `None` if there is no symmetry.
    pub fn new(symmetry: analysis::Symmetry) -> Option<Self> {
        match symmetry {
            analysis::Symmetry::None => None,
            analysis::Symmetry::Even => Some(Symmetry { kind: "even", x: 0.0, y: None }),
            analysis::Symmetry::Point(x, y) => Some(Symmetry { kind: "point", x, y: Some(y) }),
        }
    }
}
