//! `cargo xtask test`: every check, the cheapest first.

use crate::args::{Check, Test};
use crate::module::MODULE;
use crate::project::{APP, Project, WORKER, run};
use crate::steps::Steps;
use crate::{browser, kernels, module, other_browsers, tools, trunk};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// With an explicit host target, cargo does not apply the flags of `.cargo/config.toml` to build scripts and procedural
/// macros, so they are built once for both targets.
const HOST: [&str; 2] = ["--target", "host-tuple"];
const WASM: [&str; 4] = ["--target", tools::TARGET, "--package", APP];

/// Runs all checks, or only one group, and prints their times.
pub fn perform(project: &Project, options: &Test) -> Result<()> {
    let steps = Steps::default();
    let result = perform_steps(project, &steps, options);
    steps.summary();
    result
}

fn perform_steps(project: &Project, steps: &Steps, options: &Test) -> Result<()> {
    let wanted = &|check| options.only.is_none_or(|only| only == check);
    // Before all else: what is missing is known at once, not after minutes.
    let other_browsers =
        if wanted(Check::E2e) { other_browsers::find(project, options.all_browsers)? } else { Vec::new() };
    if wanted(Check::Fmt) {
        steps.step("format", || check_format(project))?;
    }
    // Compilers and linkers use one core for much of the time, so the programs are built beside the first checks.
    let (report_tools, tools) = mpsc::channel();
    let (built, checked) = thread::scope(|scope| {
        let build = scope.spawn(move || build_programs(project, steps, wanted, &report_tools));
        let checked = check_sources(project, steps, wanted, &tools);
        (build.join(), checked)
    });
    checked?;
    built.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    if wanted(Check::Module) {
        steps.step("ES module", || test_module(project))?;
    }
    if wanted(Check::E2e) {
        steps.step("end to end", || {
            tools::install_packages(project, &project.end_to_end())?;
            let browser = browser::find_or_install(project)?;
            let mut node = project.command("node");
            node.arg("tests/e2e/run.mjs").arg(project.test_dist()).envs(other_browsers);
            run(browser.set_env(&mut node))
        })?;
    }
    Ok(())
}

/// Lints, native tests, and those in the browser, which begin when the tools are reported.
fn check_sources(
    project: &Project,
    steps: &Steps,
    wanted: &impl Fn(Check) -> bool,
    tools: &Receiver<()>,
) -> Result<()> {
    let cargo = |words: &[&str]| run(project.command("cargo").args(words));
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
    // The sender is dropped if the tools could not be installed, which is an error of its own.
    if wanted(Check::Wasm) && tools.recv().is_ok() {
        steps.step("tests in the browser", || {
            let browser = browser::find_or_install(project)?;
            let mut cargo = project.command("cargo");
            // Without `--quiet`: cargo passes it on, and wasm-bindgen-test-runner rejects it.
            cargo.arg("test").args(WASM).args(["--test", "web"]).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            run(browser.set_env(&mut cargo))
        })?;
    }
    Ok(())
}

/// Installs the tools, reports them, and builds the ES module and the page.
fn build_programs(
    project: &Project,
    steps: &Steps,
    wanted: &impl Fn(Check) -> bool,
    report_tools: &Sender<()>,
) -> Result<()> {
    let [page, module] = [Check::E2e, Check::Module].map(wanted);
    if page || module || wanted(Check::Wasm) {
        steps.step("tools", || tools::ensure(project))?;
    }
    // Nobody waits for them if the checks have failed.
    let _ = report_tools.send(());
    if page {
        let dist = project.test_dist();
        steps.step("release build", || trunk::build(project, &dist))?;
        steps.step("ES module of the page", || module::build(project, &dist.join("module")))?;
    }
    if module {
        steps.step("ES module for tests", || module::build(project, &module_package(project)))?;
    }
    Ok(())
}

fn check_format(project: &Project) -> Result<()> {
    run(project.command("cargo").args(["fmt", "--all", "--check"]))?;
    // `cargo fmt` does not follow modules that are declared by a macro.
    run(project.command("rustfmt").args(["--check", "--edition", "2024"]).args(activations(project)?))
}

fn module_package(project: &Project) -> PathBuf {
    project.target.join("module-test")
}

fn test_module(project: &Project) -> Result<()> {
    tools::install_packages(project, &project.root.join("module/test"))?;
    kernels::check_vectorised(&module::compiled(project))?;
    let vectors = project.target.join("module-vectors.json");
    let example = ["run", "--quiet", "--package", "engine", "--example", "vectors"];
    run(project.command("cargo").args(example).args(HOST).arg("--").arg(&vectors))?;
    let mut node = project.command("node");
    run(node.arg("module/test/run.mjs").arg(module_package(project)).env("ENGINE_VECTORS", &vectors))
}

/// The source files of the activations.
fn activations(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.root.join("engine/src/activation");
    let entries = std::fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}
