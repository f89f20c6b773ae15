//! Progress messages and timings of long steps.

use anyhow::Result;
use std::fmt::Display;
use std::time::{Duration, Instant};

/// Runs one step; prints its name and expected time before it, and the time it took after it.
pub fn timed(what: impl Display, expectation: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("{what} ({expectation}) …");
    let start = Instant::now();
    work()?;
    eprintln!("{what}: {}", readable(start.elapsed()));
    Ok(())
}

/// A sequence of named steps that are timed. It ends with the first step that fails.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration, bool)>,
}

impl Steps {
    /// Runs the next step.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let result = work();
        self.done.push((name, start.elapsed(), result.is_ok()));
        eprintln!("-- {name}: {}", readable(start.elapsed()));
        result
    }

    /// Prints a table of the steps and their times.
    pub fn summary(&self) {
        eprintln!("\n{:<24}{:>12}", "step", "time");
        for (name, time, ok) in &self.done {
            eprintln!("{name:<24}{:>12}  {}", readable(*time), if *ok { "ok" } else { "FAILED" });
        }
        let total = self.done.iter().map(|(_, time, _)| *time).sum();
        eprintln!("{:<24}{:>12}", "total", readable(total));
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
    fn a_step_that_fails_is_recorded_and_its_error_returned() {
        let mut steps = Steps::default();
        assert!(steps.step("first", || Ok(())).is_ok());
        assert!(steps.step("second", || anyhow::bail!("broken")).is_err());
        let results: Vec<_> = steps.done.iter().map(|(name, _, ok)| (*name, *ok)).collect();
        assert_eq!(results, [("first", true), ("second", false)]);
    }
}
