//! `cargo xtask bench --instructions`: the instructions of the kernels for each number, counted by Valgrind's callgrind,
//! which gives the same result in every run.

use crate::project::{Project, output, run};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The numbers of a pass.
const LENGTH: f64 = 4096.0;
/// Passes of two runs: the difference leaves out the start of the program.
const PASSES: [u32; 2] = [1, 17];
const ORDERS: [&str; 3] = ["value", "slope", "both"];

/// Prints a table with a row for each activation.
pub fn count(project: &Project) -> Result<()> {
    if output(project.command("valgrind").arg("--version")).is_none() {
        bail!("valgrind is needed: install it, on Debian by `apt-get install valgrind`");
    }
    let mut cargo = project.command("cargo");
    run(cargo.args(["build", "--release", "--quiet", "--package", "engine", "--example", "instructions"]))?;
    let program = project.target.join("release/examples/instructions");
    let ids = output(&mut project.command(&program)).context("the example does not run")?;
    eprintln!("| function | value | slope | value and slope |\n| --- | ---: | ---: | ---: |");
    for id in ids.lines() {
        let mut cells = Vec::new();
        for order in ORDERS {
            let [few, many] = PASSES.map(|passes| instructions(project, &program, id, order, passes));
            let each = (many? - few?) / f64::from(PASSES[1] - PASSES[0]) / LENGTH;
            cells.push(format!("{each:.1}"));
        }
        eprintln!("| {id} | {} |", cells.join(" | "));
    }
    Ok(())
}

/// The instructions of a run.
fn instructions(project: &Project, program: &Path, id: &str, order: &str, passes: u32) -> Result<f64> {
    let mut valgrind = project.command("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    let result = valgrind.args([id, order, &passes.to_string()]).output().context("cannot run valgrind")?;
    let report = String::from_utf8_lossy(&result.stderr);
    read_count(&report).with_context(|| format!("valgrind reports no count: {report}"))
}

/// The number in the line `==123== Collected : 4567`.
fn read_count(report: &str) -> Option<f64> {
    let line = report.lines().find(|line| line.contains("Collected"))?;
    line.rsplit(':').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read_from_the_report_of_callgrind() {
        assert_eq!(read_count("==7== Events    : Ir\n==7== Collected : 1234\n==7==\n"), Some(1234.0));
        assert_eq!(read_count("==7== no such line"), None);
    }
}
