//! Facts about points and intervals of x: kinks, zeros, extrema and zones.

use engine::activation::Order;
use engine::analysis;
use serde::Serialize;

/// An interval of x; both ends of a point are the same.
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

impl From<analysis::Location> for Span {
    fn from(location: analysis::Location) -> Self {
        match location {
            analysis::Location::Point(x) => Span { from: x, to: x },
            analysis::Location::Interval(from, to) => Span { from, to },
        }
    }
}

/// A declared kink, the lowest order that jumps there, and its limits from both sides.
#[derive(Serialize)]
pub struct Kink {
    x: f64,
    jumps: Option<&'static str>,
    left: f64,
    right: f64,
}

impl From<analysis::Kink> for Kink {
    fn from(kink: analysis::Kink) -> Self {
        let jumps = kink.order.map(|order| match order {
            Order::Value => "value",
            Order::Slope => "slope",
            Order::SecondDerivative => "second-derivative",
        });
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
