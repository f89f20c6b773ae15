//! Facts about points and intervals of x: kinks, zeros, extrema and zones.

use engine::activation::Order;
use engine::analysis;
use serde::Serialize;

/// An open interval of x.
#[derive(Serialize)]
pub struct Span {
    from: f64,
    to: f64,
}

impl From<(f64, f64)> for Span {
    fn from((from, to): (f64, f64)) -> Self {
        Span { from, to }
    }
}

/// A point or an interval of x, with whether its ends belong to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    from: f64,
    to: f64,
    from_included: bool,
    to_included: bool,
}

impl From<analysis::Location> for Place {
    fn from(location: analysis::Location) -> Self {
        match location {
            analysis::Location::Point(x) => {
                Place { from: x, to: x, from_included: x.is_finite(), to_included: x.is_finite() }
            }
            analysis::Location::Interval(analysis::Interval { low, high }) => Place {
                from: low.value,
                to: high.value,
                from_included: low.attained,
                to_included: high.attained,
            },
        }
    }
}

/// A declared kink, the lowest order that jumps there, and its limits from both sides.
#[derive(Serialize)]
pub struct Kink {
    x: f64,
    jumps: &'static str,
    left: f64,
    right: f64,
}

impl From<analysis::Kink> for Kink {
    fn from(kink: analysis::Kink) -> Self {
        let jumps = match kink.order {
            Order::Value => "value",
            Order::Slope => "slope",
            Order::SecondDerivative => "second-derivative",
        };
        Kink { x: kink.x, jumps, left: kink.left, right: kink.right }
    }
}

/// A local extremum.
#[derive(Serialize)]
pub struct Extremum {
    kind: &'static str,
    x: f64,
    value: f64,
}

impl From<analysis::Extremum> for Extremum {
    fn from(extremum: analysis::Extremum) -> Self {
        let kind = if extremum.maximum { "maximum" } else { "minimum" };
        Extremum { kind, x: extremum.x, value: extremum.value }
    }
}

/// An interval of x where f is dead or saturated.
#[derive(Serialize)]
pub struct Zone {
    #[serde(with = "State")]
    state: analysis::ZoneKind,
    from: f64,
    to: f64,
}

impl From<analysis::Zone> for Zone {
    fn from(zone: analysis::Zone) -> Self {
        Zone { state: zone.kind, from: zone.from, to: zone.to }
    }
}

/// The names of [`analysis::ZoneKind`].
#[derive(Serialize)]
#[serde(remote = "analysis::ZoneKind", rename_all = "kebab-case")]
enum State {
    Dead,
    Saturated,
}
