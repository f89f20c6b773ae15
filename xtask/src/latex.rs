//! `cargo xtask verify-latex`: typesets the LaTeX that the page exports.

use crate::project::{APP, Project, output, run};
use crate::steps::Steps;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

/// The packages that an export names, each with the Debian package that has it.
const STYLES: [(&str, &str); 2] =
    [("amsmath.sty", "texlive-latex-base"), ("booktabs.sty", "texlive-latex-recommended")];

/// Writes a document for every export, and typesets each.
pub fn verify(project: &Project) -> Result<()> {
    require_latex(project)?;
    let steps = Steps::default();
    let result = perform_steps(project, &steps);
    steps.summary();
    result
}

fn perform_steps(project: &Project, steps: &Steps) -> Result<()> {
    let folder = project.target.join("latex");
    steps.step("documents", || {
        if folder.exists() {
            fs::remove_dir_all(&folder).context(format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).context(format!("cannot make {}", folder.display()))?;
        let mut cargo = project.command("cargo");
        cargo.args(["test", "--quiet", "--target", "host-tuple", "--package", APP, "--lib"]);
        cargo.args(["documents_for_pdflatex_are_written", "--", "--ignored"]);
        run(cargo.env("LATEX_DOCUMENTS", &folder))
    })?;
    steps.step("pdflatex", || {
        let entries = fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
        let mut documents: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        documents.sort();
        if documents.is_empty() {
            bail!("no document was written");
        }
        for document in &documents {
            let mut pdflatex = project.command("pdflatex");
            pdflatex.args(["-interaction=batchmode", "-halt-on-error", "-output-directory"]);
            let log = document.with_extension("log");
            run(pdflatex.arg(&folder).arg(document)).context(format!("see {}", log.display()))?;
        }
        Ok(())
    })
}

/// Names what is missing.
fn require_latex(project: &Project) -> Result<()> {
    if output(project.command("pdflatex").arg("--version")).is_none() {
        bail!("pdflatex is needed: install a TeX distribution, on Debian texlive-latex-base");
    }
    for (style, package) in STYLES {
        if output(project.command("kpsewhich").arg(style)).is_none_or(|path| path.trim().is_empty()) {
            bail!("{style} is needed: install it with TeX's package manager, on Debian with {package}");
        }
    }
    Ok(())
}
