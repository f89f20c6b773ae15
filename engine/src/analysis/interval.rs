//! Intervals that know whether their ends belong to them.

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Endpoint {
    /// Where it ends.
    pub value: f64,
    /// Whether that value belongs to it.
    pub attained: bool,
}

/// All numbers from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The infimum.
    pub low: Endpoint,
    /// The supremum.
    pub high: Endpoint,
}

impl Interval {
    /// Without its ends.
    pub const fn open(low: f64, high: f64) -> Self {
        let [low, high] =
            [Endpoint { value: low, attained: false }, Endpoint { value: high, attained: false }];
        Interval { low, high }
    }

    /// With this lower end.
    #[must_use]
    pub const fn from_including(self, value: f64) -> Self {
        Interval { low: Endpoint { value, attained: true }, ..self }
    }

    /// With this upper end.
    #[must_use]
    pub const fn up_to_including(self, value: f64) -> Self {
        Interval { high: Endpoint { value, attained: true }, ..self }
    }
}
