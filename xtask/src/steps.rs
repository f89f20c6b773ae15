//! Progress messages and timings of long steps.

use anyhow::{Result, bail};
use std::fmt::Display;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Runs one step; prints its name and expected time before it, and the time it took after it.
pub fn timed(what: impl Display, expectation: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("{what} ({expectation}) …");
    let start = Instant::now();
    work()?;
    eprintln!("{what}: {}", readable(start.elapsed()));
    Ok(())
}

/// Named steps that are timed, in one or more threads. After one has failed no other begins.
pub struct Steps {
    start: Instant,
    done: Mutex<Vec<(&'static str, Duration, bool)>>,
}

impl Default for Steps {
    fn default() -> Self {
        Steps { start: Instant::now(), done: Mutex::default() }
    }
}

impl Steps {
    /// Runs the next step.
    pub fn step(&self, name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.done().iter().any(|(.., ok)| !ok) {
            bail!("{name} did not begin, since another step failed");
        }
        eprintln!("\n== {name}");
        let start = Instant::now();
        let result = work();
        self.done().push((name, start.elapsed(), result.is_ok()));
        eprintln!("-- {name}: {}", readable(start.elapsed()));
        result
    }

    /// Prints a table of the steps and their times, in the order in which they ended.
    pub fn summary(&self) {
        eprintln!("\n{:<24}{:>12}", "step", "time");
        for (name, time, ok) in self.done().iter() {
            eprintln!("{name:<24}{:>12}  {}", readable(*time), if *ok { "ok" } else { "FAILED" });
        }
        eprintln!("{:<24}{:>12}", "total", readable(self.start.elapsed()));
    }

    fn done(&self) -> MutexGuard<'_, Vec<(&'static str, Duration, bool)>> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn readable(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_shown_in_seconds_or_minutes() {
        for (millis, text) in [(40, "0.0 s"), (1_250, "1.2 s"), (59_900, "59 s"), (61_000, "1 min 01 s")] {
            assert_eq!(readable(Duration::from_millis(millis)), text);
        }
    }

    #[test]
    fn after_a_step_that_fails_no_other_begins() {
        let steps = Steps::default();
        assert!(steps.step("first", || Ok(())).is_ok());
        assert!(steps.step("second", || bail!("broken")).is_err());
        assert!(steps.step("third", || Ok(())).is_err());
        let results: Vec<_> = steps.done().iter().map(|(name, _, ok)| (*name, *ok)).collect();
        assert_eq!(results, [("first", true), ("second", false)]);
    }
}
