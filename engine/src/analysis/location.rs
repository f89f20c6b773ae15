//! The location of a feature: a point or an interval of x.

use super::interval::Interval;

/// A point or an interval of x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Location {
    /// A point; ±∞ for a limit.
    Point(f64),
    /// Every x of an interval, whose ends may be infinite.
    Interval(Interval),
}

impl Location {
    /// The least |x| of the location.
    pub fn nearest_to_zero(self) -> f64 {
        let (from, to) = (self.start(), self.end());
        if from <= 0.0 && to >= 0.0 { 0.0 } else { from.abs().min(to.abs()) }
    }

    /// Its lower end.
    pub fn start(self) -> f64 {
        match self {
            Location::Point(x) => x,
            Location::Interval(interval) => interval.low.value,
        }
    }

    /// Its upper end.
    pub fn end(self) -> f64 {
        match self {
            Location::Point(x) => x,
            Location::Interval(interval) => interval.high.value,
        }
    }

    /// What it makes with the next one, if they touch.
    fn joined(self, next: Location) -> Option<Location> {
        match (self, next) {
            _ if self == next => Some(self),
            (Location::Point(a), Location::Interval(b)) if a == b.low.value => {
                Some(Location::Interval(b.from_including(a)))
            }
            (Location::Interval(a), Location::Point(b)) if a.high.value == b => {
                Some(Location::Interval(a.up_to_including(b)))
            }
            (Location::Interval(a), Location::Interval(b))
                if a.high.value == b.low.value && (a.high.attained || b.low.attained) =>
            {
                Some(Location::Interval(Interval { high: b.high, ..a }))
            }
            _ => None,
        }
    }
}

/// Whether x is within `tolerance` of one of the points, or in one of the intervals.
pub(super) fn contains(locations: &[Location], x: f64, tolerance: f64) -> bool {
    locations.iter().any(|location| match *location {
        Location::Point(at) => (at - x).abs() <= tolerance,
        Location::Interval(interval) => interval.low.value <= x && x <= interval.high.value,
    })
}

/// The places in ascending order; those that touch are one. An open interval gets an end where that point is among
/// the places.
pub(super) fn join(mut places: Vec<Location>) -> Vec<Location> {
    // A point goes before the interval that starts there.
    let key = |place: &Location| (place.start() + 0.0, matches!(place, Location::Interval(_)));
    places.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
    });
    let mut all: Vec<Location> = Vec::with_capacity(places.len());
    for place in places {
        match all.last_mut() {
            Some(last) => match last.joined(place) {
                Some(joined) => *last = joined,
                None => all.push(place),
            },
            None => all.push(place),
        }
    }
    all
}
