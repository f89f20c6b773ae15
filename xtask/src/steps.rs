//! Telling what is being done, and how long it took.

use anyhow::Result;
use std::fmt::Display;
use std::time::{Duration, Instant};

/// Does one slow thing, with a word before and the time after.
pub fn timed(what: impl Display, expectation: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("{what} ({expectation}) …");
    let start = Instant::now();
    work()?;
    eprintln!("{what}: {}", readable(start.elapsed()));
    Ok(())
}

/// A row of things to do, each with its name and time, up to the first that fails.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration, bool)>,
}

impl Steps {
    /// Does the next one.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let result = work();
        self.done.push((name, start.elapsed(), result.is_ok()));
        eprintln!("-- {name}: {}", readable(start.elapsed()));
        result
    }

    /// Prints what was done.
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
    fn times_are_readable() {
        for (millis, text) in [(40, "0.0 s"), (1_250, "1.2 s"), (59_900, "59 s"), (61_000, "1 min 01 s")] {
            assert_eq!(readable(Duration::from_millis(millis)), text);
        }
    }
}
