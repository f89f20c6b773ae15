//! Making wasm small.

use crate::error::{Context, Result, fail};
use crate::project::Project;
use std::path::Path;

/// Small, and with the features of wasm that Rust uses.
const FLAGS: [&str; 12] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes files small, in place and all at once.
pub fn optimise<'a>(project: &Project, files: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let mut running = Vec::new();
    for file in files {
        let mut command = project.command("wasm-opt");
        command.args(FLAGS).arg(file).arg("-o").arg(file);
        running.push((file, command.spawn().context("cannot run wasm-opt")?));
    }
    for (file, mut child) in running {
        let status = child.wait().context("cannot wait for wasm-opt")?;
        if !status.success() {
            return fail(format!("wasm-opt failed for {} ({status})", file.display()));
        }
    }
    Ok(())
}
