//! The program: split into parts for the page, and whole for what has to be one file.

use super::{NAME, files};
use crate::project::{APP, Project, run};
use crate::{tools, wasm_opt};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Replaces what Trunk has put into its staging folder by the parts of the program and what loads them.
pub fn split(project: &Project, staging: &Path, release: bool) -> Result<()> {
    let mut cli = project.command("wasm-split-cli");
    run(cli.arg(compiled(project, release)).arg(staging).args(["--out-name", NAME]))?;
    let main = staging.join(NAME).with_extension("wasm");
    // The parts link to exports of the first one that only the linker knows.
    bind(project, &main, staging, &["--keep-lld-exports"])?;
    fs::remove_file(&main).context(format!("cannot remove {}", main.display()))?;
    if release {
        let parts = files(staging)?;
        let parts = parts.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm"));
        wasm_opt::optimise(project, parts.map(PathBuf::as_path))?;
    }
    Ok(())
}

/// Builds the program in one piece and small; gives its script, which has the wasm beside it.
pub fn build_whole(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("whole-program");
    let mut cargo = project.command("cargo");
    run(cargo.args([
        "build",
        "--release",
        "--quiet",
        "--bin",
        APP,
        "--package",
        APP,
        "--target",
        tools::TARGET,
    ]))?;
    bind(project, &compiled(project, true), &folder, &[])?;
    wasm_opt::optimise(project, [wasm_of(&folder).as_path()])?;
    Ok(folder.join(NAME).with_extension("js"))
}

/// The wasm in a folder that wasm-bindgen has written to.
pub fn wasm_of(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}_bg.wasm"))
}

fn compiled(project: &Project, release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    project.target.join(tools::TARGET).join(profile).join(APP).with_extension("wasm")
}

fn bind(project: &Project, wasm: &Path, folder: &Path, flags: &[&str]) -> Result<()> {
    let mut bindgen = project.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--no-demangle"]).args(flags);
    run(bindgen.args(["--out-name", NAME, "--out-dir"]).arg(folder).arg(wasm))
}
