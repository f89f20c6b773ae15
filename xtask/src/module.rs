//! Building the ES module.

use crate::project::{Project, run};
use crate::{tools, wasm_opt};
use anyhow::Result;
use std::path::Path;

/// The package with the module in it.
pub const MODULE: &str = "activation-lab-module";

/// How its files begin.
const NAME: &str = "activation_lab";

/// Makes an npm package in `folder`, which is emptied.
pub fn build(project: &Project, folder: &Path) -> Result<()> {
    let compiled = project.target.join(tools::TARGET).join("release/activation_lab_module.wasm");
    let bindings = project.target.join("module");
    let wasm = bindings.join(format!("{NAME}_bg.wasm"));
    let mut cargo = project.command("cargo");
    cargo.args(["rustc", "--release", "--quiet", "--lib", "--package", MODULE, "--target", tools::TARGET]);
    // wasm-bindgen has to read which features are in use; wasm-opt strips what is left.
    run(cargo.args(["--", "-C", "strip=none"]))?;
    let mut bindgen = project.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--omit-default-module-path"]);
    run(bindgen.args(["--out-name", NAME, "--out-dir"]).arg(&bindings).arg(compiled))?;
    wasm_opt::optimise(project, [wasm.as_path()])?;
    let mut package = project.command("node");
    run(package.arg("xtask/web/module.mjs").arg(bindings).arg(folder).arg(env!("CARGO_PKG_VERSION")))
}
