//! `cargo xtask`: serves, tests, builds and measures the page, and installs the tools for it.

mod args;
mod audit;
mod bench;
mod browser;
mod checks;
mod downloads;
mod fuzz;
mod instructions;
mod kernels;
mod latex;
mod module;
mod other_browsers;
mod post_build;
mod project;
mod snippets;
mod steps;
mod tools;
mod trunk;
mod wasm_opt;

use anyhow::{Context, Result};
use args::{Args, Task};
use clap::Parser;
use project::{Project, run};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let task = Args::parse().task;
    match Project::find().and_then(|project| perform(&project, task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(project: &Project, task: Task) -> Result<()> {
    match task {
        Task::Serve(options) => trunk::serve(project, options),
        Task::Build { url, record_downloads } => build(project, url.as_deref(), record_downloads),
        Task::SingleFile => single_file(project),
        Task::Test(options) => checks::perform(project, &options),
        Task::Bench { kernels: true, .. } => kernels::measure(project),
        Task::Bench { training: true, .. } => kernels::measure_training(project),
        Task::Bench { instructions: true, .. } => instructions::count(project),
        Task::Bench { lighthouse: true, .. } => bench::perform_lighthouse(project),
        Task::Bench { against, .. } => bench::perform(project, against.as_deref()),
        Task::Fuzz(options) => fuzz::perform(project, &options),
        Task::Audit => audit::perform(project),
        Task::VerifySnippets => snippets::verify(project),
        Task::VerifyLatex => latex::verify(project),
        Task::PostBuild => post_build::perform(project),
    }
}

/// Makes `dist/`, ready for any static host.
fn build(project: &Project, url: Option<&str>, record_downloads: bool) -> Result<()> {
    let dist = project.dist();
    release(project, &dist)?;
    let Some(browser) = browser::find() else {
        eprintln!(
            "link previews and download sizes are skipped: Chromium or Chrome with its chromedriver was not found"
        );
        return Ok(());
    };
    tools::install_packages(project, &project.end_to_end())?;
    steps::timed("link previews", "about a minute", || {
        let mut node = project.command("node");
        run(browser.set_env(node.arg("xtask/web/previews.mjs").arg(&dist).args(url)))
    })?;
    // After the previews, which add lines to index.html.
    downloads::report(project, &browser, &dist, record_downloads)
}

/// Builds the release page, with the ES module in its folder `module`.
fn release(project: &Project, dist: &Path) -> Result<()> {
    tools::ensure(project)?;
    steps::timed("release build", "some minutes the first time", || trunk::build(project, dist))?;
    steps::timed("ES module", "some seconds", || module::build(project, &dist.join("module")))
}

/// Builds the offline files and prints their sizes.
fn single_file(project: &Project) -> Result<()> {
    let dist = project.dist();
    release(project, &dist)?;
    let folder = dist.join("offline");
    let files = std::fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
    for file in files.flatten() {
        let size = file.metadata().map_or(0, |data| data.len());
        eprintln!("{}: {} kB", file.path().display(), size / 1000);
    }
    Ok(())
}
