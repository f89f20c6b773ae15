//! How far a task is.

/// Units of a task, and the time that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Units with an answer.
    pub done: usize,
    /// All units.
    pub units: usize,
    /// Whole seconds that are left at the pace so far; `None` before the first answer.
    pub seconds_left: Option<u64>,
}

impl Progress {
    /// The progress after this many milliseconds.
    pub fn new(done: usize, units: usize, elapsed: f64) -> Self {
        let left = elapsed / 1000.0 * (units - done.min(units)) as f64 / done as f64;
        Progress { done, units, seconds_left: (done > 0).then_some(left.ceil() as u64) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_in_proportion_to_the_units_left() {
        assert_eq!(Progress::new(0, 10, 500.0).seconds_left, None);
        assert_eq!(Progress::new(1, 10, 1000.0).seconds_left, Some(9));
        assert_eq!(Progress::new(4, 10, 1100.0).seconds_left, Some(2));
        assert_eq!(Progress::new(10, 10, 1100.0).seconds_left, Some(0));
    }
}
