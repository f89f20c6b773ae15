//! Points and intervals of x at which a feature lies.

/// A point or an interval of x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// One x; ±∞ for a limit.
    Point(f64),
    /// Every x between the two, which may be infinite.
    Span(f64, f64),
}

impl Place {
    /// The least |x| in it.
    pub fn nearest_to_zero(self) -> f64 {
        match self {
            Place::Point(x) => x.abs(),
            Place::Span(from, to) if from <= 0.0 && to >= 0.0 => 0.0,
            Place::Span(from, to) => from.abs().min(to.abs()),
        }
    }

    /// Its lower end.
    pub(super) fn start(self) -> f64 {
        match self {
            Place::Point(x) | Place::Span(x, _) => x,
        }
    }
}

/// Whether x is within the tolerance of a point among these, or on an interval.
pub(super) fn contains(places: &[Place], x: f64, tolerance: f64) -> bool {
    places.iter().any(|place| match *place {
        Place::Point(at) => (at - x).abs() <= tolerance,
        Place::Span(from, to) => from <= x && x <= to,
    })
}
