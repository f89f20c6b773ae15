//! Points and intervals of x at which a feature lies.

/// A point or an interval of x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Location {
    /// One x; ±∞ for a limit.
    Point(f64),
    /// Every x between the two, which may be infinite.
    Interval(f64, f64),
}

impl Location {
    /// The least |x| in it.
    pub fn nearest_to_zero(self) -> f64 {
        match self {
            Location::Point(x) => x.abs(),
            Location::Interval(from, to) if from <= 0.0 && to >= 0.0 => 0.0,
            Location::Interval(from, to) => from.abs().min(to.abs()),
        }
    }

    /// Its lower end.
    pub(super) fn start(self) -> f64 {
        match self {
            Location::Point(x) | Location::Interval(x, _) => x,
        }
    }
}

/// Whether x is within the tolerance of a point among these, or on an interval.
pub(super) fn contains(places: &[Location], x: f64, tolerance: f64) -> bool {
    places.iter().any(|place| match *place {
        Location::Point(at) => (at - x).abs() <= tolerance,
        Location::Interval(from, to) => from <= x && x <= to,
    })
}
