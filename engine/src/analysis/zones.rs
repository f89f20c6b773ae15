//! Intervals on which a function passes no gradient, or hardly any.

use super::features::{MAX_FEATURES, TooManyFeatures, pieces_within, without_kinks};
use super::pieces::{MAX_TURNS, bisect, constant_value, pieces, sign_changes};
use super::resolution::{Sample, resolving_points};
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
/// A dead zone is a whole piece between kinks with f′ = 0; a slope that is 0 by underflow counts as saturated.
///
/// # Errors
/// If there are more than 48, or if f′ turns too often for them to be told apart.
pub fn zones(instance: &Instance, from: f64, to: f64) -> Result<Vec<Zone>, TooManyFeatures> {
    let within = pieces_within(instance, from, to);
    let is_dead = |&(a, b): &(f64, f64)| {
        let whole = pieces(instance).into_iter().find(|&(from, to)| from <= a && b <= to);
        whole.and_then(|piece| constant_value(instance, Order::Slope, piece)) == Some(0.0)
    };
    let (dead, others): (Vec<_>, Vec<_>) = within.into_iter().partition(is_dead);
    let resolved = resolving_points(instance, Order::Slope, &without_kinks(instance, &others))?;
    let mut found: Vec<Zone> =
        dead.into_iter().map(|(from, to)| Zone { from, to, kind: ZoneKind::Dead }).collect();
    for (piece, points) in others.into_iter().zip(resolved) {
        let saturated = saturated_within(instance, piece, points)?.into_iter();
        found.extend(saturated.map(|(from, to)| Zone { from, to, kind: ZoneKind::Saturated }));
        if found.len() > MAX_FEATURES {
            break;
        }
    }
    found.sort_by(|a, b| a.from.total_cmp(&b.from));
    if found.len() > MAX_FEATURES { Err(TooManyFeatures) } else { Ok(found) }
}

/// The intervals of a piece on which |f′| is below the threshold, from samples of f′ that resolve it.
fn saturated_within(
    instance: &Instance,
    (a, b): (f64, f64),
    samples: Vec<Sample>,
) -> Result<Vec<(f64, f64)>, TooManyFeatures> {
    let flat = |x: f64| instance.at(Order::Slope, x).abs() < SATURATED_BELOW;
    // Between neighbours of these points |f′| rises or falls, so it passes the threshold at most once.
    let crossings = sign_changes(samples.iter().map(|sample| (sample.x, sample.value)));
    let turns = sign_changes(samples.iter().map(|sample| (sample.x, sample.slope)));
    if crossings.len() + turns.len() > MAX_TURNS {
        return Err(TooManyFeatures);
    }
    let mut points: Vec<f64> = samples.iter().map(|sample| sample.x).collect();
    points.extend(crossings.iter().map(|change| change.point(|x| instance.at(Order::Slope, x))));
    points.extend(turns.iter().map(|change| change.point(|x| instance.at(Order::SecondDerivative, x))));
    points.sort_by(f64::total_cmp);
    let passes: Vec<&[f64]> = points.windows(2).filter(|w| flat(w[0]) != flat(w[1])).collect();
    if passes.len() > 2 * MAX_FEATURES {
        return Err(TooManyFeatures);
    }
    let mut edges: Vec<f64> = passes.into_iter().map(|w| bisect(w[0], w[1], flat)).collect();
    if points.first().is_some_and(|x| flat(*x)) {
        edges.insert(0, a);
    }
    if points.last().is_some_and(|x| flat(*x)) {
        edges.push(b);
    }
    Ok(edges.chunks_exact(2).map(|ends| (ends[0], ends[1])).collect())
}

/// The share of [`from`, `to`] that zones of this kind cover.
pub fn zone_fraction(zones: &[Zone], kind: ZoneKind, from: f64, to: f64) -> f64 {
    let length: f64 = zones.iter().filter(|z| z.kind == kind).map(|z| z.to - z.from).sum();
    length / (to - from)
}
