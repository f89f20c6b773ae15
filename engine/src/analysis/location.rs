//! The location of a feature: a point or an interval of x.

/// The location of a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Location {
    /// A point; ±∞ for a limit.
    Point(f64),
    /// An interval, whose ends may be infinite.
    Interval(f64, f64),
}

impl Location {
    /// The least |x| of the location.
    pub fn nearest_to_zero(self) -> f64 {
        match self {
            Location::Point(x) => x.abs(),
            Location::Interval(from, to) if from <= 0.0 && to >= 0.0 => 0.0,
            Location::Interval(from, to) => from.abs().min(to.abs()),
        }
    }

    /// The point, or the lower end of the interval.
    pub(super) fn start(self) -> f64 {
        match self {
            Location::Point(x) | Location::Interval(x, _) => x,
        }
    }
}

/// Whether x is within `tolerance` of one of the points, or in one of the intervals.
pub(super) fn contains(locations: &[Location], x: f64, tolerance: f64) -> bool {
    locations.iter().any(|location| match *location {
        Location::Point(at) => (at - x).abs() <= tolerance,
        Location::Interval(from, to) => from <= x && x <= to,
    })
}
