//! What is done when Trunk has built the page: its program is split into the parts that are loaded lazily, the style
//! sheets become one, and a release is made small, gets its offline files, and is named by its content.

mod arrange;
mod offline;
mod program;

use crate::project::{Project, run};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// How the files of the program and its style sheet begin.
const NAME: &str = "activation-lab";
/// What scripts and styles may make use of.
const BROWSERS: &str = "--target=es2022";

/// Finishes the build in Trunk's staging folder.
pub fn perform(project: &Project) -> Result<()> {
    let staging = PathBuf::from(from_trunk("TRUNK_STAGING_DIR")?);
    let release = from_trunk("TRUNK_PROFILE")? == "release";
    program::split(project, &staging, release)?;
    join_styles(project, &staging, release)?;
    if release {
        offline::make(project, &staging)?;
        minify_scripts(project, &staging)?;
        arrange::name_by_content(&staging)?;
    }
    arrange::list_for_worker(&staging)
}

fn from_trunk(variable: &str) -> Result<OsString> {
    match std::env::var_os(variable) {
        Some(value) => Ok(value),
        None => bail!("this is for Trunk to run, which tells where the build is"),
    }
}

/// Makes one style sheet of all that the first imports.
fn join_styles(project: &Project, staging: &Path, release: bool) -> Result<()> {
    let mut esbuild = project.command("esbuild");
    esbuild.arg(format!("style/{NAME}.css")).args([
        "--bundle",
        "--log-level=warning",
        BROWSERS,
        "--allow-overwrite",
    ]);
    esbuild.args(release.then_some("--minify"));
    run(esbuild.arg(format!("--outfile={}", staging.join(NAME).with_extension("css").display())))
}

fn minify_scripts(project: &Project, staging: &Path) -> Result<()> {
    let scripts = files(staging)?.into_iter().filter(|file| file.extension().is_some_and(|end| end == "js"));
    let mut esbuild = project.command("esbuild");
    esbuild.args(scripts).args(["--minify", "--log-level=warning", BROWSERS, "--allow-overwrite"]);
    // wasm-bindgen writes such.
    esbuild.arg("--log-override:duplicate-object-key=silent");
    run(esbuild.arg(format!("--outdir={}", staging.display())))
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).context(format!("cannot read {}", folder.display()))?;
    let mut files: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).context(format!("cannot read {}", file.display()))
}

fn write(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    fs::write(file, text).context(format!("cannot write {}", file.display()))
}
