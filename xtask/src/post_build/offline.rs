//! The offline files: each lab as one HTML file that contains program and style sheet.

use super::{BROWSERS, NAME, program, read, write};
use crate::project::{Project, output};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Writes `offline/<lab>.html`. The joined style sheet must exist.
pub fn make(project: &Project, staging: &Path) -> Result<()> {
    let script = program::build_whole(project)?;
    let wasm = program::wasm_of(&script.with_file_name(""));
    let mut esbuild = project.command("esbuild");
    esbuild.args(["xtask/web/offline.js", "--bundle", "--minify", "--format=esm", "--loader:.wasm=binary"]);
    esbuild.arg(format!("--alias:program={}", script.display()));
    esbuild.arg(format!("--alias:wasm={}", wasm.display())).args([BROWSERS, "--log-level=warning"]);
    let Some(script) = output(&mut esbuild) else {
        bail!("esbuild cannot make one script of the program");
    };

    let folder = staging.join("offline");
    fs::create_dir_all(&folder).context(format!("cannot make {}", folder.display()))?;
    let style = read(&staging.join(NAME).with_extension("css"))?;
    let page = read(&project.root.join("xtask/web/offline.html"))?.replace("{style}", style.trim());
    let index = read(&project.root.join("index.html"))?;
    for lab in labs(&index) {
        // The script last: searching it for the other placeholders would take long.
        let page = page.replace("{lab}", lab).replace("{script}", script.trim());
        write(&folder.join(lab).with_extension("html"), page)?;
    }
    Ok(())
}

/// The slugs of the labs, from their pictures in `index.html`.
fn labs(index: &str) -> impl Iterator<Item = &str> {
    index.split("data-picture=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labs_are_found_by_their_pictures() {
        let index = r#"<main data-picture="explore"></main><main class="depth" data-picture="depth"></main>"#;
        assert_eq!(labs(index).collect::<Vec<_>>(), ["explore", "depth"]);
    }
}
