//! The download size of a first visit.

use crate::browser::Browser;
use crate::project::{Project, run};
use anyhow::Result;
use std::path::Path;

/// Prints the size for every lab. With `record`, stores it as the limit for later builds.
pub fn report(project: &Project, browser: &Browser, dist: &Path, record: bool) -> Result<()> {
    let mut node = project.command("node");
    node.arg("tests/e2e/downloads.mjs").arg(dist).args(record.then_some("--record"));
    run(browser.set_env(&mut node))
}
