//! `cargo xtask verify-snippets`: runs the programs of the Code lab in their frameworks.

use crate::project::{Project, run};
use crate::steps::{Steps, timed};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The targets of `xtask/snippets/verify.py`, each run in a separate process.
const TARGETS: [&str; 8] = ["pytorch", "tensorflow", "keras", "jax", "numpy", "onnx", "burn", "candle"];

/// Writes the programs, runs them, compares their results with the engine, and writes the comparison into the docs.
pub fn verify(project: &Project) -> Result<()> {
    let folder = project.target.join("snippets");
    let steps = Steps::default();
    let result = perform_steps(project, &folder, &steps);
    steps.summary();
    result
}

fn perform_steps(project: &Project, folder: &Path, steps: &Steps) -> Result<()> {
    let programs = folder.join("programs");
    let mut python = PathBuf::new();
    steps.step("frameworks", || {
        python = ensure_frameworks(project, folder)?;
        Ok(())
    })?;
    steps.step("programs", || {
        if programs.exists() {
            fs::remove_dir_all(&programs).context(format!("cannot empty {}", programs.display()))?;
        }
        let mut cargo = project.command("cargo");
        run(cargo
            .args(["run", "--quiet", "--package", "engine", "--example", "snippets", "--"])
            .arg(&programs))
    })?;
    let verify = |words: &[&str]| {
        let mut command = project.command(&python);
        command.arg("xtask/snippets/verify.py").args(words).env("PYTHONDONTWRITEBYTECODE", "1");
        command
    };
    for target in TARGETS {
        steps.step(target, || run(verify(&["run", target]).arg(&programs)))?;
    }
    steps.step("comparison", || {
        run(verify(&["report"]).arg(&programs).arg(project.root.join("docs/snippets.md")))
    })
}

/// Gives the Python of a virtual environment with the frameworks, which is installed anew when `requirements.txt` has
/// changed.
fn ensure_frameworks(project: &Project, folder: &Path) -> Result<PathBuf> {
    let environment = folder.join("venv");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let list = project.root.join("xtask/snippets/requirements.txt");
    let wanted = fs::read(&list).context(format!("cannot read {}", list.display()))?;
    let stamp = environment.join("installed-from");
    if !fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        timed("the frameworks in Python: installing", "about 7 GB, some minutes", || {
            run(project.command("python3").args(["-m", "venv"]).arg(&environment))?;
            run(project
                .command(&python)
                .args(["-m", "pip", "install", "--quiet", "--requirement"])
                .arg(&list))
        })?;
        fs::write(&stamp, wanted).context(format!("cannot write {}", stamp.display()))?;
    }
    Ok(python)
}
