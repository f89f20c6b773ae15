//! Optimises wasm for size with wasm-opt.

use crate::project::{Project, run};
use anyhow::Result;
use std::path::Path;

/// Optimise for size; enable the wasm features that Rust emits.
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

/// Optimises files in place.
pub fn optimise<'a>(project: &Project, files: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    // One file at a time: wasm-opt itself uses all cores.
    files
        .into_iter()
        .try_for_each(|file| run(project.command("wasm-opt").args(FLAGS).arg(file).arg("-o").arg(file)))
}
