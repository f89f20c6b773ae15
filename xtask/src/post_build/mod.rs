//! The post-build hook of Trunk: splits the program into its lazy parts and joins the style sheets. A release is also
//! minified, gets its offline files, and is moved into a folder named by a hash of its content.

mod arrange;
mod offline;
mod program;

use crate::project::{Project, WORKER, run};
use crate::wasm_opt;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the program's files and of its style sheet.
const NAME: &str = "activation-lab";
/// The language level of scripts and style sheets.
const BROWSERS: &str = "--target=es2022";

/// Finishes the build in Trunk's staging folder.
pub fn perform(project: &Project) -> Result<()> {
    let staging = PathBuf::from(from_trunk("TRUNK_STAGING_DIR")?);
    let release = from_trunk("TRUNK_PROFILE")? == "release";
    program::split(project, &staging, release)?;
    join_styles(project, &staging, release)?;
    if release {
        wasm_opt::optimise(project, [staging.join(format!("{WORKER}_bg.wasm")).as_path()])?;
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

/// Joins the style sheets that `style/activation-lab.css` imports.
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
    // wasm-bindgen writes objects with duplicate keys.
    esbuild.arg("--log-override:duplicate-object-key=silent");
    run(esbuild.arg(format!("--outdir={}", staging.display())))
}

/// The files of a folder, sorted by name.
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
