//! Range and greatest slope: extrema are searched in each smooth piece between kinks, and the ends of a piece are limits
//! that it approaches but does not attain.

use super::interval::{Endpoint, Interval};
use super::location::{Location, contains, join};
use crate::activation::{Instance, Order, nearly_equal};

/// An infimum or a supremum.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Its value.
    pub value: f64,
    /// Where it is attained, or else approached, ascending; of more than [`Bound::MAX_LOCATIONS`] places those nearest
    /// to 0.
    pub locations: Vec<Location>,
    /// Whether there are more places.
    pub more: bool,
    /// Whether it is attained.
    pub attained: bool,
}

impl Bound {
    /// The greatest number of places that is listed.
    pub const MAX_LOCATIONS: usize = 4;
}

/// A value that a piece attains or approaches.
#[derive(Clone, Copy)]
struct Candidate {
    end: Endpoint,
    location: Location,
}

/// Samples on each unbounded side of a piece.
const FAR_SAMPLES: u32 = 480;
/// Samples of a bounded piece.
const NEAR_SAMPLES: u32 = 160;
/// Samples of an unbounded side extend to sinh(25), about 3.6e10 units of the scale.
const TAIL_EXTENT: f64 = 25.0;

/// The pieces between consecutive kinks, from −∞ to ∞.
pub(super) fn pieces(instance: &Instance) -> Vec<(f64, f64)> {
    let mut edges = vec![f64::NEG_INFINITY];
    edges.extend(instance.kinks());
    edges.push(f64::INFINITY);
    edges.windows(2).map(|w| (w[0], w[1])).collect()
}

/// sinh of equidistant points from 0 to [`TAIL_EXTENT`], in units of the scale, by a recurrence: searches need these points so often that an
/// exponential for each would take longer than the evaluation of f.
fn far_samples(scale: f64) -> Vec<f64> {
    let step = libm::exp(TAIL_EXTENT / f64::from(FAR_SAMPLES));
    let powers = std::iter::successors(Some(step.sqrt()), |power| Some(power * step));
    powers.map(|power| 0.5 * scale * (power - power.recip())).take(FAR_SAMPLES as usize).collect()
}

/// Points inside a piece, ascending, dense near 0 and near its finite ends.
pub(super) fn samples(instance: &Instance, (from, to): (f64, f64)) -> Vec<f64> {
    let far = far_samples(instance.scale());
    let near = |i| from + (to - from) * (f64::from(i) + 0.5) / f64::from(NEAR_SAMPLES);
    match (from.is_finite(), to.is_finite()) {
        (true, true) => (0..NEAR_SAMPLES).map(near).collect(),
        (true, false) => far.iter().map(|distance| from + distance).collect(),
        (false, true) => far.iter().rev().map(|distance| to - distance).collect(),
        (false, false) => far.iter().rev().map(|distance| -distance).chain(far.iter().copied()).collect(),
    }
}

/// The samples of a piece, and the points next to its ends: a sign may change within the last distance to a kink.
pub(super) fn samples_with_ends(instance: &Instance, piece: (f64, f64)) -> Vec<f64> {
    let (from, to) = piece;
    let end = |edge: f64, inside: f64| edge.is_finite().then_some(inside);
    let ends = (end(from, from.next_up()), end(to, to.next_down()));
    ends.0.into_iter().chain(samples(instance, piece)).chain(ends.1).collect()
}

/// The value of f, f′ or f″ if it is constant on the whole piece; underflow never makes a whole piece constant.
pub(super) fn constant_value(instance: &Instance, order: Order, piece: (f64, f64)) -> Option<f64> {
    let mut values = samples(instance, piece).into_iter().map(|x| instance.at(order, x));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The point between `a` and `b` at which `sign` changes, to a few units in the last place.
pub(super) fn bisect(mut a: f64, mut b: f64, sign: impl Fn(f64) -> bool) -> f64 {
    let left = sign(a);
    for _ in 0..80 {
        let middle = 0.5 * (a + b);
        if middle <= a || middle >= b {
            break;
        }
        if sign(middle) == left { a = middle } else { b = middle }
    }
    0.5 * (a + b)
}

/// The most turns that one search refines: more than there are samples of a line without kinks. A function with more of
/// them turns too often for its samples.
pub(super) const MAX_TURNS: usize = 1000;

/// A change of sign between two samples.
#[derive(Clone, Copy)]
pub(super) struct SignChange {
    from: f64,
    to: f64,
    /// Whether the sign is positive at first, and negative then.
    pub(super) falls: bool,
}

impl SignChange {
    /// The point at which the sign changes, to a few units in the last place.
    pub(super) fn point(self, derivative: impl Fn(f64) -> f64) -> f64 {
        let root = bisect(self.from, self.to, |x| {
            let here = derivative(x);
            if here == 0.0 { self.falls } else { here > 0.0 }
        });
        // Bisection approaches 0 without reaching it.
        if root.abs() < 1e-12 * (self.to - self.from) { 0.0 } else { root }
    }
}

/// The changes of sign between neighbours among samples x with a derivative, of which zeros and NaN are left out.
pub(super) fn sign_changes(samples: impl IntoIterator<Item = (f64, f64)>) -> Vec<SignChange> {
    let mut found = Vec::new();
    let mut last: Option<(f64, bool)> = None;
    for (x, d) in samples.into_iter().filter(|(_, d)| *d != 0.0 && !d.is_nan()) {
        if let Some((from, falls)) = last
            && falls != (d > 0.0)
        {
            found.push(SignChange { from, to: x, falls });
        }
        last = Some((x, d > 0.0));
    }
    found
}

/// The values that each piece attains or approaches; `None` if there are too many turns.
fn candidates(instance: &Instance, order: Order) -> Option<Vec<Vec<Candidate>>> {
    let next = if order == Order::Value { Order::Slope } else { Order::SecondDerivative };
    let derivative = |x: f64| instance.at(next, x);
    let turns_of = |piece| {
        let points = samples_with_ends(instance, piece).into_iter();
        (piece, sign_changes(points.map(|x| (x, derivative(x)))))
    };
    let all: Vec<((f64, f64), Vec<SignChange>)> = pieces(instance).into_iter().map(turns_of).collect();
    if all.iter().map(|(_, turns)| turns.len()).sum::<usize>() > MAX_TURNS {
        return None;
    }
    let found = all.into_iter().map(|(piece, turns)| {
        let turns = turns.into_iter().map(|turn| turn.point(derivative));
        candidates_of(instance, order, piece, turns)
    });
    Some(found.collect())
}

/// The values that a piece attains, at its turns, or approaches.
fn candidates_of(
    instance: &Instance,
    order: Order,
    piece: (f64, f64),
    turns: impl Iterator<Item = f64>,
) -> Vec<Candidate> {
    let approached = |value, location| Candidate { end: Endpoint { value, attained: false }, location };
    let attained = |value, location| Candidate { end: Endpoint { value, attained: true }, location };
    let (from, to) = piece;
    if let Some(value) = constant_value(instance, order, piece) {
        return vec![attained(value, Location::Interval(Interval::open(from, to)))];
    }
    let limit = |x: f64, finite: f64| if x.is_finite() { finite } else { instance.at(order, x) };
    let mut all = vec![
        approached(limit(from, instance.from_right(order, from)), Location::Point(from)),
        approached(limit(to, instance.from_left(order, to)), Location::Point(to)),
    ];
    all.retain(|c| !c.end.value.is_nan());
    all.extend(turns.map(|x| attained(instance.at(order, x), Location::Point(x))));
    // Where f touches 0, rounding leaves a rest of it.
    let scale = all.iter().map(|c| c.end.value.abs()).filter(|size| size.is_finite()).fold(0.0, f64::max);
    for candidate in all.iter_mut().filter(|c| c.end.attained) {
        if candidate.end.value.abs() < f64::EPSILON * scale {
            candidate.end.value = 0.0;
        }
    }
    // Of equal values the first is taken; turns are known best near 0, where x has the most digits.
    all.sort_by(|a, b| a.location.nearest_to_zero().total_cmp(&b.location.nearest_to_zero()));
    all
}

fn at_kinks(instance: &Instance, order: Order) -> Vec<Candidate> {
    let attained = |x| Candidate {
        end: Endpoint { value: instance.at(order, x), attained: true },
        location: Location::Point(x),
    };
    instance.kinks().into_iter().map(attained).collect()
}

/// The outer of two ends; of ends that are equal up to rounding, one that is attained.
fn further_end(a: Endpoint, b: Endpoint, further: fn(f64, f64) -> bool) -> Endpoint {
    if nearly_equal(a.value, b.value) {
        if a.attained { a } else { b }
    } else if further(a.value, b.value) {
        a
    } else {
        b
    }
}

fn enclosing_interval(all: &[Candidate]) -> Option<Interval> {
    let ends = all.iter().map(|c| c.end);
    let low = ends.clone().reduce(|a, b| further_end(a, b, |a, b| a < b))?;
    let high = ends.reduce(|a, b| further_end(a, b, |a, b| a > b))?;
    Some(Interval { low, high })
}

/// The set of values of f or f′ over the whole line, as disjoint intervals, ascending.
///
/// The relative tolerance is 1e-12 at kinks and limits. Extrema inside a piece are accurate to the last digits, if 480
/// samples can separate them. Empty if it is not known: f has no value, or it, or f′, turns more than 1000 times.
pub fn range(instance: &Instance, order: Order) -> Vec<Interval> {
    let Some(found) = candidates(instance, order) else { return Vec::new() };
    let whole = found.iter().filter_map(|piece| enclosing_interval(piece));
    let points = at_kinks(instance, order).into_iter().map(|c| Interval { low: c.end, high: c.end });
    let mut parts: Vec<Interval> = whole.chain(points).collect();
    // Adding 0 turns −0 into 0; of equal ends, attained ones come first.
    let start = |part: &Interval| part.low.value + 0.0;
    parts.sort_by(|a, b| start(a).total_cmp(&start(b)).then(b.low.attained.cmp(&a.low.attained)));
    let mut union: Vec<Interval> = Vec::new();
    for part in parts {
        if let Some(last) = union.last_mut() {
            let touches = nearly_equal(part.low.value, last.high.value);
            if part.low.value < last.high.value && !touches
                || touches && (part.low.attained || last.high.attained)
                || nearly_equal(part.low.value, last.low.value)
            {
                if nearly_equal(part.low.value, last.low.value) {
                    last.low.attained |= part.low.attained;
                }
                last.high = further_end(last.high, part.high, |a, b| a > b);
                continue;
            }
        }
        union.push(part);
    }
    union
}

/// Infimum and supremum of f or f′ over the whole line, with the places where they are attained or approached;
/// tolerances are those of [`range`]. At a jump of f′ there is no slope, whatever the convention.
///
/// `None` if they are not known, as for [`range`].
pub fn infimum_and_supremum(instance: &Instance, order: Order) -> Option<(Bound, Bound)> {
    let limits = |x| (instance.from_left(order, x), instance.from_right(order, x));
    let exists = |x: f64| order == Order::Value || nearly_equal(limits(x).0, limits(x).1);
    let mut all = at_kinks(instance, order);
    all.retain(|kink| exists(kink.location.start()));
    all.extend(candidates(instance, order)?.into_iter().flatten());
    Some((furthest(&all, |a, b| a < b)?, furthest(&all, |a, b| a > b)?))
}

/// The furthest of the candidates, with all places that have its value up to rounding.
fn furthest(all: &[Candidate], further: fn(f64, f64) -> bool) -> Option<Bound> {
    let values = all.iter().map(|c| c.end.value);
    let value = values.reduce(|a, b| if further(b, a) || a.is_nan() { b } else { a })?;
    let mut equal: Vec<&Candidate> = all.iter().filter(|c| nearly_equal(c.end.value, value)).collect();
    let attained = equal.iter().any(|c| c.end.attained);
    equal.retain(|c| c.end.attained == attained);
    // A value on an interval has no rounding of a turn, and turns are known best near 0.
    let rank = |c: &Candidate| (matches!(c.location, Location::Point(_)), c.location.nearest_to_zero());
    equal.sort_by(|a, b| {
        let (a, b) = (rank(a), rank(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let value = equal.first().map_or(value, |c| c.end.value);
    Some(bound(value, attained, equal.into_iter().map(|c| c.location).collect()))
}

/// A bound with those of the places that are nearest to 0.
fn bound(value: f64, attained: bool, places: Vec<Location>) -> Bound {
    let mut locations: Vec<Location> = Vec::new();
    for place in join(places) {
        let rounding = |x: f64| 1e-9 * x.abs().max(1e-3);
        let found_before =
            matches!(place, Location::Point(x) if x.is_finite() && contains(&locations, x, rounding(x)));
        if !found_before {
            locations.push(place);
        }
    }
    let more = locations.len() > Bound::MAX_LOCATIONS;
    if more {
        locations.sort_by(|a, b| a.nearest_to_zero().total_cmp(&b.nearest_to_zero()));
        locations.truncate(Bound::MAX_LOCATIONS);
    }
    Bound { value, locations: join(locations), more, attained }
}

/// The supremum of |f′|, with the places.
pub fn max_abs_slope(instance: &Instance) -> Option<Bound> {
    let (least, greatest) = infimum_and_supremum(instance, Order::Slope)?;
    let [down, up] = [least, greatest].map(|b| Bound { value: b.value.abs(), ..b });
    if nearly_equal(down.value, up.value) && down.attained == up.attained {
        let more = down.more || up.more;
        let both = bound(up.value, up.attained, [down.locations, up.locations].concat());
        return Some(Bound { more: more || both.more, ..both });
    }
    let down_is_further =
        if nearly_equal(down.value, up.value) { down.attained } else { down.value > up.value };
    Some(if down_is_further { down } else { up })
}
