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
use std::path::Path;
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
        Task::Build { url } => build(&Project::find()?, url.as_deref()),
        Task::SingleFile => single_file(&Project::find()?),
        Task::Test { only } => checks::perform(&Project::find()?, only),
        Task::Bench => bench(&Project::find()?),
        Task::VerifySnippets => snippets::verify(&Project::find()?),
    }
}

/// Makes `dist/`, ready for any static host.
fn build(project: &Project, url: Option<&str>) -> Result<()> {
    let dist = project.root.join("dist");
    release(project, &dist)?;
    if let Some(browser) = browser::find() {
        tools::install_packages(project, &project.end_to_end())?;
        steps::timed("previews of links", "about a minute", || {
            let mut node = project.command("node");
            run(browser.on(node.arg("xtask/web/previews.mjs").arg(&dist).args(url)))
        })?;
    } else {
        eprintln!(
            "previews of links are left out: they are taken with Chromium or Chrome, which is not found here"
        );
    }
    // Last, as the previews put lines into the page.
    trunk::report_size(project, &dist)
}

/// The release page, small and named by its content.
fn release(project: &Project, dist: &Path) -> Result<()> {
    tools::ensure(project)?;
    steps::timed("release build", "about a minute the first time", || trunk::build(project, dist))?;
    steps::timed("ES module", "some seconds", || module::build(project, &dist.join("module")))
}

/// Makes each lab one file, and says how large.
fn single_file(project: &Project) -> Result<()> {
    let dist = project.root.join("dist");
    release(project, &dist)?;
    let folder = dist.join("offline");
    let files = std::fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
    for file in files.flatten() {
        let size = file.metadata().map_or(0, |data| data.len());
        eprintln!("{}: {} kB", file.path().display(), size / 1000);
    }
    Ok(())
}

/// Measures the release page in a browser.
fn bench(project: &Project) -> Result<()> {
    let dist = project.test_dist();
    let browser = browser::find_or_install(project)?;
    release(project, &dist)?;
    tools::install_packages(project, &project.end_to_end())?;
    for name in ["bench", "bench-race", "bench-compare", "bench-depth"] {
        let script = format!("tests/e2e/{name}.mjs");
        run(browser.on(project.command("node").arg(script).arg(&dist)))?;
    }
    Ok(())
}
