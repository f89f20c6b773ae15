//! The program: split into parts for the page, and in one piece for the offline files.

use super::{NAME, files};
use crate::project::{APP, Project, run};
use crate::{tools, wasm_opt};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Replaces the program in Trunk's staging folder by its parts and their loader.
pub fn split(project: &Project, staging: &Path, release: bool) -> Result<()> {
    let name = if release { "split-program" } else { "split-program-debug" };
    let parts = derive(project, name, &compiled(project, release), |compiled, folder| {
        let mut cli = project.command("wasm-split-cli");
        run(cli.arg(compiled).arg(folder).args(["--out-name", NAME]))?;
        let main = folder.join(NAME).with_extension("wasm");
        // The parts import symbols of the main program that wasm-bindgen removes by default.
        bind(project, &main, folder, &["--keep-lld-exports"])?;
        fs::remove_file(&main).context(format!("cannot remove {}", main.display()))?;
        if release { optimise(project, folder) } else { Ok(()) }
    })?;
    for part in files(&parts)? {
        let copy = staging.join(part.file_name().unwrap_or_default());
        fs::copy(&part, &copy).context(format!("cannot copy {}", part.display()))?;
    }
    Ok(())
}

/// Builds and optimises the program in one piece. Returns the path of its script; the wasm file is beside it.
pub fn build_whole(project: &Project) -> Result<PathBuf> {
    let mut cargo = project.command("cargo");
    cargo.args(["build", "--release", "--quiet", "--bin", APP, "--package", APP, "--target", tools::TARGET]);
    run(&mut cargo)?;
    let folder = derive(project, "whole-program", &compiled(project, true), |compiled, folder| {
        bind(project, compiled, folder, &[])?;
        optimise(project, folder)
    })?;
    Ok(folder.join(NAME).with_extension("js"))
}

/// The folder `name` with what `make` derives from the compiled program. Deriving takes a minute, so it is done again
/// only if the compiled program or this tool is newer than the folder, which appears when it is complete.
fn derive(
    project: &Project,
    name: &str,
    compiled: &Path,
    make: impl FnOnce(&Path, &Path) -> Result<()>,
) -> Result<PathBuf> {
    let folder = project.target.join(name);
    let modified = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
    let sources = [modified(compiled), std::env::current_exe().ok().as_deref().and_then(modified)];
    if sources.into_iter().all(|source| source.is_some() && source < modified(&folder)) {
        return Ok(folder);
    }
    let unfinished = folder.with_extension("unfinished");
    for old in [&unfinished, &folder].into_iter().filter(|old| old.exists()) {
        fs::remove_dir_all(old).context(format!("cannot remove {}", old.display()))?;
    }
    fs::create_dir_all(&unfinished).context(format!("cannot make {}", unfinished.display()))?;
    make(compiled, &unfinished)?;
    fs::rename(&unfinished, &folder).context(format!("cannot rename {}", unfinished.display()))?;
    Ok(folder)
}

fn optimise(project: &Project, folder: &Path) -> Result<()> {
    let files = files(folder)?;
    let parts = files.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm"));
    wasm_opt::optimise(project, parts.map(PathBuf::as_path))
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
