//! `cargo xtask fuzz`: tries random input on the release page and on the ES module.

use crate::args::Fuzz;
use crate::project::{Project, run};
use crate::{browser, release, tools};
use anyhow::Result;

/// Tries random input, and writes the counts as JSON into the target folder. Fails if something did not hold.
pub fn perform(project: &Project, options: &Fuzz) -> Result<()> {
    let dist = project.test_dist();
    let browser = browser::find_or_install(project)?;
    release(project, &dist)?;
    tools::install_packages(project, &project.end_to_end())?;
    let mut node = project.command("node");
    node.arg("tests/e2e/fuzz/run.mjs").arg(&dist);
    node.arg("--minutes").arg(options.minutes.to_string());
    node.arg("--report").arg(project.target.join("fuzz.json"));
    if let Some(seed) = options.seed {
        node.arg("--seed").arg(seed.to_string());
    }
    let given = [("--door", &options.door), ("--cases", &options.cases)];
    node.args(given.into_iter().filter_map(|(name, value)| Some([name, value.as_deref()?])).flatten());
    run(browser.set_env(&mut node))
}
