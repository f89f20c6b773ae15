//! The tools that build the page. Missing ones are installed under the target folder.

use crate::project::{Project, output, run};
use crate::steps::timed;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The newest Trunk that the Rust version in `Cargo.toml` can build.
const TRUNK: &str = "0.21.14";
/// The version that matches `wasm_split_helpers` in `Cargo.lock`.
const WASM_SPLIT: &str = "0.2.4";
/// The auditors of `cargo xtask audit`.
const CARGO_DENY: &str = "0.20.2";
const CARGO_ABOUT: &str = "0.9.3";
/// The Rust target of the page.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs everything that a release build of the page needs.
pub fn ensure(project: &Project) -> Result<()> {
    ensure_builders(project)?;
    ensure_npm(project)
}

/// Installs the Rust target and the tools that are built with cargo.
fn ensure_builders(project: &Project) -> Result<()> {
    ensure_target(project)?;
    ensure_trunk(project)?;
    ensure_wasm_bindgen(project)?;
    ensure_wasm_split(project)?;
    // The tools share many crates, so their build folder is removed only after the last of them: it exceeds a gigabyte.
    let build = project.tools().join("build");
    if build.exists() {
        fs::remove_dir_all(&build).context(format!("cannot remove {}", build.display()))?;
    }
    Ok(())
}

/// Installs the standard library for wasm32: the only tool that cannot be placed under the target folder.
pub fn ensure_target(project: &Project) -> Result<()> {
    if has_target(project) {
        return Ok(());
    }
    let add = || run(project.command("rustup").args(["target", "add", TARGET]));
    match timed(format!("Rust's {TARGET} target: installing"), "a few seconds", add) {
        Ok(()) if has_target(project) => Ok(()),
        _ => bail!(
            "Rust has no standard library for {TARGET} here, and rustup could not fetch it: \
             run `rustup target add {TARGET}` where its server can be reached"
        ),
    }
}

fn has_target(project: &Project) -> bool {
    let libraries = output(project.command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

fn ensure_trunk(project: &Project) -> Result<()> {
    // Its default features are for downloading tools, which `--offline` forbids; without them it builds in half the time.
    ensure_installed(project, "trunk", TRUNK, &["trunk"], &["--locked", "--no-default-features"])
}

/// The version of wasm-bindgen-cli must equal that of the library.
fn ensure_wasm_bindgen(project: &Project) -> Result<()> {
    let version = project.exact_version("wasm-bindgen")?;
    ensure_installed(
        project,
        "wasm-bindgen-cli",
        &version,
        &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // These read and write the wasm, in every build more than once: optimised, they are four times as fast.
        &[
            "--config",
            "profile.dev.package.walrus.opt-level=1",
            "--config",
            "profile.dev.package.wasmparser.opt-level=1",
            "--config",
            "profile.dev.package.wasm-encoder.opt-level=1",
            "--config",
            "profile.dev.package.wasm-bindgen-cli-support.opt-level=1",
        ],
    )
}

/// wasm-split-cli has no `--version`, so the version is read from `cargo install --list`.
fn ensure_wasm_split(project: &Project) -> Result<()> {
    let package = "wasm_split_cli_support";
    let installed =
        output(project.command("cargo").args(["install", "--list", "--root"]).arg(project.tools()));
    if installed.is_some_and(|list| list.contains(&format!("{package} v{WASM_SPLIT}:"))) {
        return Ok(());
    }
    install(project, package, WASM_SPLIT, "installing", &["--features", "build-binary"])
}

/// Installs what `cargo xtask audit` needs besides.
pub fn ensure_auditors(project: &Project) -> Result<()> {
    ensure_installed(project, "cargo-deny", CARGO_DENY, &["cargo-deny"], &["--locked"])?;
    ensure_installed(
        project,
        "cargo-about",
        CARGO_ABOUT,
        &["cargo-about"],
        // It compares many long texts: unoptimised, that takes half an hour.
        &["--locked", "--features", "cli", "--config", "profile.dev.opt-level=2"],
    )
}

fn ensure_installed(
    project: &Project,
    package: &str,
    version: &str,
    programs: &[&str],
    flags: &[&str],
) -> Result<()> {
    let mut reason = "installing".to_owned();
    for program in programs {
        // "trunk 0.21.14", or "wasm-bindgen 0.2.130 (a1b2c3d4)".
        let found = output(project.command(program).arg("--version")).unwrap_or_default();
        match found.split_whitespace().nth(1) {
            Some(found) if found == version => continue,
            Some(found) => reason = format!("installing, as {found} does not match"),
            None => {}
        }
        return install(project, package, version, &reason, flags);
    }
    Ok(())
}

fn install(project: &Project, package: &str, version: &str, reason: &str, flags: &[&str]) -> Result<()> {
    timed(format!("{package} {version}: {reason}"), "one to three minutes", || {
        let mut cargo = project.command("cargo");
        cargo.args(["install", "--quiet", package, "--version", version, "--debug", "--force"]);
        cargo.args(flags).arg("--root").arg(project.tools());
        cargo.env("CARGO_TARGET_DIR", project.tools().join("build")).env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(&mut cargo)
    })
}

/// Installs wasm-opt and esbuild from npm: Linux distributions package a Binaryen too old for current Rust.
fn ensure_npm(project: &Project) -> Result<()> {
    let folder = project.tools().join("npm");
    fs::create_dir_all(&folder).context(format!("cannot make {}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        let source = project.root.join("xtask/npm").join(file);
        fs::copy(&source, folder.join(file)).context(format!("cannot copy {}", source.display()))?;
    }
    install_packages(project, &folder)
}

/// Installs the npm packages of a folder when its package-lock.json has changed since the last installation.
pub fn install_packages(project: &Project, folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).context(format!("cannot read {}", lock.display()))?;
    // `npm ci` removes `node_modules` first, so an installation that fails leaves no stamp.
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    require_node(project)?;
    timed("npm packages: installing", "a few seconds", || {
        let mut npm = project.command("npm");
        run(npm
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder))
    })?;
    fs::write(&stamp, wanted).context(format!("cannot write {}", stamp.display()))
}

fn require_node(project: &Project) -> Result<()> {
    let version = output(project.command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    let npm = output(project.command("npm").arg("--version"));
    match (major, npm) {
        (Some(20..), Some(_)) => Ok(()),
        _ => bail!(
            "Node.js 20 or newer with npm is needed: install it from https://nodejs.org or your package manager",
        ),
    }
}
