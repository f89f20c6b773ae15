//! How finely a clock ticks, and with it how long a sample must be. Browsers round their clocks, to 5 µs up to 100 ms.

use std::fmt;

/// Ticks that are observed. The shortest counts: the others may hold an interruption.
const TICKS: usize = 5;
/// Readings in one step: about a millisecond.
const READINGS_PER_STEP: usize = 1000;
/// Steps after which a clock that has not ticked often enough counts as it was seen.
const MAX_STEPS: usize = 100;

/// Ticks in a sample, so that rounding to whole ticks changes it by 4 % at most.
pub const TICKS_PER_SAMPLE: f64 = 25.0;
/// The least milliseconds of a sample: short interruptions must weigh little in it.
const MIN_SAMPLE: f64 = 2.0;
/// The most milliseconds of a sample, which holds up the caller.
const MAX_SAMPLE: f64 = 40.0;

/// A clock with which nothing can be measured without holding up the caller.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoarseClock {
    /// Milliseconds between its ticks; infinite if it was not seen to tick.
    pub resolution: f64,
}

impl fmt::Display for CoarseClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the clock ticks every {} ms", self.resolution)
    }
}

impl std::error::Error for CoarseClock {}

/// A search for the resolution of a clock of milliseconds.
#[derive(Debug)]
pub struct ClockSearch {
    shortest: f64,
    ticks: usize,
    steps: usize,
}

impl Default for ClockSearch {
    fn default() -> Self {
        ClockSearch { shortest: f64::INFINITY, ticks: 0, steps: 0 }
    }
}

impl ClockSearch {
    /// Reads the clock for about a millisecond. Gives the milliseconds of a sample when its resolution is known.
    pub fn step(&mut self, clock: &dyn Fn() -> f64) -> Option<Result<f64, CoarseClock>> {
        let mut last = clock();
        for _ in 0..READINGS_PER_STEP {
            let now = clock();
            if now > last {
                self.shortest = self.shortest.min(now - last);
                self.ticks += 1;
                last = now;
            }
            if self.ticks == TICKS {
                break;
            }
        }
        self.steps += 1;
        (self.ticks == TICKS || self.steps == MAX_STEPS).then(|| sample_duration(self.shortest))
    }
}

/// The milliseconds of a sample for a clock that ticks every `resolution` milliseconds.
fn sample_duration(resolution: f64) -> Result<f64, CoarseClock> {
    let duration = (TICKS_PER_SAMPLE * resolution).max(MIN_SAMPLE);
    if duration <= MAX_SAMPLE { Ok(duration) } else { Err(CoarseClock { resolution }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// What a search finds with a clock that shows the whole ticks of a time that goes on with every reading.
    fn found(tick: f64, per_reading: f64) -> Result<f64, CoarseClock> {
        let time = Cell::new(0.0);
        let clock = || {
            time.set(time.get() + per_reading);
            (time.get() / tick).floor() * tick
        };
        let mut search = ClockSearch::default();
        (0..MAX_STEPS).find_map(|_| search.step(&clock)).unwrap()
    }

    #[test]
    fn a_sample_has_enough_ticks_of_the_clock_that_is_found() {
        assert_eq!(found(1.0, 0.0005), Ok(25.0));
        let tenth = found(0.1, 0.0005).unwrap();
        assert!((tenth - 2.5).abs() < 1e-9, "{tenth}");
        assert_eq!(found(0.005, 0.0005), Ok(MIN_SAMPLE), "a fine clock");
    }

    #[test]
    fn a_clock_whose_samples_would_hold_up_the_caller_is_too_coarse() {
        for tick in [16.0, 20.0] {
            assert_eq!(found(tick, 0.001), Err(CoarseClock { resolution: tick }));
        }
        let mut search = ClockSearch::default();
        let still = (0..MAX_STEPS).find_map(|_| search.step(&|| 7.0));
        assert_eq!(still, Some(Err(CoarseClock { resolution: f64::INFINITY })));
    }

    #[test]
    fn an_interruption_is_no_tick() {
        let readings = Cell::new(0);
        let clock = || {
            readings.set(readings.get() + 1);
            // Between two readings the program was interrupted for 30 ms.
            f64::from(readings.get() / 10) + if readings.get() > 25 { 30.0 } else { 0.0 }
        };
        assert_eq!(ClockSearch::default().step(&clock), Some(Ok(25.0)));
    }
}
