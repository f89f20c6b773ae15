//! Builds the npm package of the engine.

use crate::project::{Project, run};
use crate::{tools, wasm_opt};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The Rust package of the module.
pub const MODULE: &str = "activation-lab-module";

/// The name of the files that wasm-bindgen writes.
const NAME: &str = "activation_lab";

/// The program as compiled, with its names.
pub fn compiled(project: &Project) -> PathBuf {
    project.target.join(tools::TARGET).join("release/activation_lab_module.wasm")
}

/// Builds the npm package in `folder`, which is emptied first.
pub fn build(project: &Project, folder: &Path) -> Result<()> {
    let bindings = project.target.join("module");
    let wasm = bindings.join(format!("{NAME}_bg.wasm"));
    let mut cargo = project.command("cargo");
    cargo.args(["rustc", "--release", "--quiet", "--lib", "--package", MODULE, "--target", tools::TARGET]);
    // wasm-bindgen reads the `target_features` section, so it must not be stripped here; wasm-opt strips it later.
    run(cargo.args(["--", "-C", "strip=none"]))?;
    let mut bindgen = project.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--omit-default-module-path"]);
    // A new instance, for `core.js`, after an exception that left the present one in the middle of a call.
    bindgen.arg("--experimental-reset-state-function");
    run(bindgen.args(["--out-name", NAME, "--out-dir"]).arg(&bindings).arg(compiled(project)))?;
    wasm_opt::optimise(project, [wasm.as_path()])?;
    let mut package = project.command("node");
    run(package.arg("xtask/web/module.mjs").arg(bindings).arg(folder).arg(env!("CARGO_PKG_VERSION")))
}
