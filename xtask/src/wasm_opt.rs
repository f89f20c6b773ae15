//! Making wasm small.

use crate::project::{Project, run};
use anyhow::Result;
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

/// Makes files small, in place.
pub fn optimise<'a>(project: &Project, files: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    // One after the other: each uses all cores.
    files
        .into_iter()
        .try_for_each(|file| run(project.command("wasm-opt").args(FLAGS).arg(file).arg("-o").arg(file)))
}
