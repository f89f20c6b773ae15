//! `cargo xtask`: serves, tests and builds the page, fetches the tools for it, and runs the programs it shows.

mod args;
mod browser;
mod checks;
mod error;
mod module;
mod project;
mod snippets;
mod steps;
mod tools;
mod trunk;

use args::Task;
use error::{Context, Result};
use project::{Project, run};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Help => std::io::stdout().write_all(args::HELP.as_bytes()).context("cannot print the help"),
        Task::Serve(options) => trunk::serve(&Project::find()?, options),
        Task::Build => build(&Project::find()?),
        Task::Test { only } => checks::perform(&Project::find()?, only),
        Task::Bench => bench(&Project::find()?),
        Task::VerifySnippets => snippets::verify(&Project::find()?),
    }
}

/// Makes `dist/`, ready for any static host.
fn build(project: &Project) -> Result<()> {
    let dist = project.root.join("dist");
    tools::ensure(project)?;
    steps::timed("release build", "about a minute the first time", || trunk::build(project, &dist))?;
    steps::timed("ES module", "some seconds", || module::build(project, &dist.join("module")))?;
    trunk::report_size(project, &dist)
}

/// Measures the release page in a browser.
fn bench(project: &Project) -> Result<()> {
    let dist = project.test_dist();
    let browser = browser::find_or_install(project)?;
    tools::ensure(project)?;
    tools::install_packages(project, &project.end_to_end())?;
    steps::timed("release build", "about a minute the first time", || trunk::build(project, &dist))?;
    for script in ["tests/e2e/bench.mjs", "tests/e2e/bench-race.mjs"] {
        run(browser.on(project.command("node").arg(script).arg(&dist)))?;
    }
    Ok(())
}
