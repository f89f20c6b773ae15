//! `cargo xtask bench`: measures the release page in a browser.

use crate::project::{Project, output, run};
use crate::{browser, release, steps, tools};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Measures the release page. With a commit, measures the page of that commit too, in alternating runs.
pub fn perform(project: &Project, against: Option<&str>) -> Result<()> {
    let dist = project.test_dist();
    let browser = browser::find_or_install(project)?;
    release(project, &dist)?;
    tools::install_packages(project, &project.end_to_end())?;
    let other = against.map(|commit| build_commit(project, commit)).transpose()?;
    let mut node = project.command("node");
    run(browser.set_env(node.arg("tests/e2e/bench/run.mjs").arg(&dist).args(other)))
}

/// Measures the first visit to each lab of the release page with Lighthouse.
pub fn perform_lighthouse(project: &Project) -> Result<()> {
    let dist = project.test_dist();
    let browser = browser::find_or_install(project)?;
    release(project, &dist)?;
    tools::install_packages(project, &project.root.join("tests/lighthouse"))?;
    let mut node = project.command("node");
    run(browser.set_env(node.arg("tests/lighthouse/run.mjs").arg(&dist)))
}

/// Builds the page of a commit with that commit's own xtask, in a git worktree under the target folder. A page that was
/// built before is reused.
pub fn build_commit(project: &Project, commit: &str) -> Result<PathBuf> {
    let name = format!("{commit}^{{commit}}");
    let Some(hash) = output(project.command("git").args(["rev-parse", "--verify", "--quiet", &name])) else {
        bail!("there is no commit `{commit}`");
    };
    let folder = project.target.join("against");
    let (tree, hash) = (folder.join(hash.trim()), hash.trim());
    let dist = tree.join("dist");
    if dist.join("index.html").exists() {
        return Ok(dist);
    }
    if !tree.exists() {
        run(project.command("git").args(["worktree", "add", "--detach"]).arg(&tree).arg(hash))?;
    }
    steps::timed(format!("the page of {commit}: building"), "some minutes", || {
        let mut cargo = project.command("cargo");
        run(cargo.args(["xtask", "build"]).current_dir(&tree).env("CARGO_TARGET_DIR", folder.join("target")))
    })?;
    Ok(dist)
}
