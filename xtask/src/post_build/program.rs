//! The program: split into parts for the page, and in one piece for the offline files.

use super::{NAME, files};
use crate::project::{APP, Project, run};
use crate::{tools, wasm_opt};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Replaces the program in Trunk's staging folder by its parts and their loader.
pub fn split(project: &Project, staging: &Path, release: bool) -> Result<()> {
    let mut cli = project.command("wasm-split-cli");
    run(cli.arg(compiled(project, release)).arg(staging).args(["--out-name", NAME]))?;
    let main = staging.join(NAME).with_extension("wasm");
    // The parts import symbols of the main program that wasm-bindgen removes by default.
    bind(project, &main, staging, &["--keep-lld-exports"])?;
    fs::remove_file(&main).context(format!("cannot remove {}", main.display()))?;
    if release {
        let parts = files(staging)?;
        let parts = parts.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm"));
        wasm_opt::optimise(project, parts.map(PathBuf::as_path))?;
    }
    Ok(())
}

/// Builds and optimises the program in one piece. Returns the path of its script; the wasm file is beside it.
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

/// The wasm file in an output folder of wasm-bindgen.
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
