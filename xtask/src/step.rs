//! Running other programs, and saying so.

use crate::Outcome;
use std::process::Command;
use std::time::Instant;

/// Says what is being done, does it, and says how long it took.
pub fn step<T>(what: &str, run: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("==> {what}");
    let start = Instant::now();
    let result = run();
    let ending = if result.is_ok() { "done" } else { "FAILED" };
    eprintln!("    {what}: {ending} in {:.1} s", start.elapsed().as_secs_f64());
    result
}

/// Runs a program to its end; an error names the program that failed.
pub fn run(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| format!("`{name}` cannot be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` failed: {}", described(command))) }
}

fn described(command: &Command) -> String {
    let arguments: Vec<_> = command.get_args().map(|a| a.to_string_lossy()).collect();
    arguments.join(" ")
}

/// What a program prints, or nothing if it cannot be run.
pub fn output(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
