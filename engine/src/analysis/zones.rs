//! Intervals on which a function passes no gradient, or hardly any.

use super::features::{boundaries, pieces_within};
use super::pieces::{constant_value, pieces};
use crate::activation::{Instance, Order};

/// Below this |f′| counts as saturated.
pub const SATURATED_BELOW: f64 = 0.01;

/// The kind of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneKind {
    /// f′ = 0.
    Dead,
    /// 0 < |f′| < 0.01.
    Saturated,
}

/// An interval of x on which f is dead or saturated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zone {
    /// Its lower end.
    pub from: f64,
    /// Its upper end.
    pub to: f64,
    /// Its kind.
    pub kind: ZoneKind,
}

/// The dead and saturated intervals in [`from`, `to`], ascending; edges to the last digits.
///
/// A dead zone is a whole piece between kinks with f′ = 0; a slope that is 0 by underflow counts as saturated. Zones
/// narrower than 1/768 of a piece may be missed.
pub fn zones(instance: &Instance, from: f64, to: f64) -> Vec<Zone> {
    let mut found = Vec::new();
    for (a, b) in pieces_within(instance, from, to) {
        let whole = pieces(instance).into_iter().find(|&(from, to)| from <= a && b <= to);
        if whole.and_then(|piece| constant_value(instance, Order::Slope, piece)) == Some(0.0) {
            found.push(Zone { from: a, to: b, kind: ZoneKind::Dead });
            continue;
        }
        let flat = |x: f64| {
            let inside = x.max(a.next_up()).min(b.next_down());
            instance.at(Order::Slope, inside).abs() < SATURATED_BELOW
        };
        let mut edges = vec![a];
        edges.extend(boundaries(a, b, flat));
        edges.push(b);
        let stretches = edges.windows(2).filter(|w| w[0] < w[1] && flat(0.5 * (w[0] + w[1])));
        found.extend(stretches.map(|w| Zone { from: w[0], to: w[1], kind: ZoneKind::Saturated }));
    }
    found
}

/// The share of [`from`, `to`] that zones of this kind cover.
pub fn zone_fraction(zones: &[Zone], kind: ZoneKind, from: f64, to: f64) -> f64 {
    let length: f64 = zones.iter().filter(|z| z.kind == kind).map(|z| z.to - z.from).sum();
    length / (to - from)
}
