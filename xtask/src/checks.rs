//! `cargo xtask test`: every check, the cheapest first.

use crate::args::{Check, Test};
use crate::module::MODULE;
use crate::project::{APP, Project, WORKER, run};
use crate::steps::Steps;
use crate::{browser, kernels, module, other_browsers, tools, trunk};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// With an explicit host target, cargo does not apply the flags of `.cargo/config.toml` to build scripts and procedural
/// macros, so they are built once for both targets.
const HOST: [&str; 2] = ["--target", "host-tuple"];
const WASM: [&str; 4] = ["--target", tools::TARGET, "--package", APP];

/// Runs all checks, or only one group, and prints their times.
pub fn perform(project: &Project, options: &Test) -> Result<()> {
    let mut steps = Steps::default();
    let result = perform_steps(project, &mut steps, options);
    steps.summary();
    result
}

fn perform_steps(project: &Project, steps: &mut Steps, options: &Test) -> Result<()> {
    let wanted = |check| options.only.is_none_or(|only| only == check);
    // Before all else: what is missing is known at once, not after minutes.
    let other_browsers =
        if wanted(Check::E2e) { other_browsers::find(project, options.all_browsers)? } else { Vec::new() };
    let cargo = |words: &[&str]| run(project.command("cargo").args(words));

    if wanted(Check::Fmt) {
        steps.step("format", || {
            cargo(&["fmt", "--all", "--check"])?;
            // `cargo fmt` does not follow modules that are declared by a macro.
            run(project.command("rustfmt").args(["--check", "--edition", "2024"]).args(activations(project)?))
        })?;
    }
    if wanted(Check::Clippy) {
        let denied = ["--", "-D", "warnings"];
        steps.step("lints, native", || {
            cargo(&[&["clippy", "--quiet", "--workspace", "--all-targets"], &HOST[..], &denied].concat())
        })?;
        // With the feature `split`; the native lints cover the program without it.
        steps.step("lints, wasm32", || {
            tools::ensure_target(project)?;
            let packages = ["--package", APP, "--package", MODULE, "--package", WORKER];
            let packages = [&packages[..], &["--features", "activation-lab/split"]].concat();
            let targets = ["--target", tools::TARGET, "--lib", "--bins", "--tests", "--test", "web"];
            cargo(&[&["clippy", "--quiet"], &packages[..], &targets, &denied].concat())
        })?;
    }
    if wanted(Check::Native) {
        steps.step("native tests", || cargo(&[&["test", "--quiet", "--workspace"], &HOST[..]].concat()))?;
    }
    if wanted(Check::Wasm) {
        steps.step("tools", || tools::ensure_builders(project))?;
        steps.step("tests in the browser", || {
            let browser = browser::find_or_install(project)?;
            let mut cargo = project.command("cargo");
            // Without `--quiet`: cargo passes it on, and wasm-bindgen-test-runner rejects it.
            cargo.arg("test").args(WASM).args(["--test", "web"]).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            run(browser.set_env(&mut cargo))
        })?;
    }
    if wanted(Check::Module) {
        let package = project.target.join("module-test");
        steps.step("ES module", || {
            tools::ensure(project)?;
            tools::install_packages(project, &project.root.join("module/test"))?;
            module::build(project, &package)?;
            kernels::check_vectorised(&module::compiled(project))?;
            let vectors = project.target.join("module-vectors.json");
            let example = ["run", "--quiet", "--package", "engine", "--example", "vectors"];
            run(project.command("cargo").args(example).args(HOST).arg("--").arg(&vectors))?;
            let mut node = project.command("node");
            run(node.arg("module/test/run.mjs").arg(&package).env("ENGINE_VECTORS", &vectors))
        })?;
    }
    if wanted(Check::E2e) {
        let dist = project.test_dist();
        steps.step("release build", || {
            tools::ensure(project)?;
            trunk::build(project, &dist)?;
            module::build(project, &dist.join("module"))
        })?;
        steps.step("end to end", || {
            tools::install_packages(project, &project.end_to_end())?;
            let browser = browser::find_or_install(project)?;
            let mut node = project.command("node");
            run(browser.set_env(node.arg("tests/e2e/run.mjs").arg(&dist).envs(other_browsers)))
        })?;
    }
    Ok(())
}

/// The source files of the activations.
fn activations(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.root.join("engine/src/activation");
    let entries = std::fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}
