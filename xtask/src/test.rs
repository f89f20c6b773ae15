//! Everything CI runs.

use crate::Outcome;
use crate::options::{Options, STEPS};
use crate::serve;
use crate::step::{run, step};
use crate::tools::{self, Tools};
use std::path::Path;
use std::time::Instant;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Runs the parts in order and stops at the first that fails.
pub fn test(options: &Options) -> Outcome {
    let start = Instant::now();
    let tools = tools::ensure()?;
    let browser = tools::browser()?;
    for part in STEPS.into_iter().filter(|s| options.only.as_deref().is_none_or(|only| only == *s)) {
        match part {
            "fmt" => step("Formatter", || cargo(&tools, &["fmt", "--all", "--check"])),
            "clippy" => step("Clippy, native and wasm", || clippy(&tools)),
            "native" => step("Native tests", || cargo(&tools, &["test", "--workspace"])),
            "wasm" => step("Tests in the browser", || {
                cargo(&tools, &["test", "--package", "activation-lab", "--test", "web", WASM[0], WASM[1]])
            }),
            _ => e2e(&tools, &browser),
        }?;
    }
    eprintln!("==> All passed in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn cargo(tools: &Tools, arguments: &[&str]) -> Outcome {
    run(tools.command("cargo").args(arguments))
}

fn clippy(tools: &Tools) -> Outcome {
    let deny = ["--", "-D", "warnings"];
    cargo(tools, &[&["clippy", "--workspace", "--all-targets"], &deny[..]].concat())?;
    let app = ["clippy", "--package", "activation-lab", "--all-targets", WASM[0], WASM[1]];
    cargo(tools, &[&app[..], &deny[..]].concat())
}

fn e2e(tools: &Tools, browser: &Path) -> Outcome {
    let dist = tools.target.join("e2e-dist");
    serve::build(tools, &dist)?;
    step("End to end in Chromium, with axe", || {
        node(tools, browser, &dist, &["--test", "--test-concurrency=1", "tests/e2e/"])
    })
}

/// Runs node on our scripts, which find the page, the browser and the packages by these variables.
pub fn node(tools: &Tools, browser: &Path, dist: &Path, arguments: &[&str]) -> Outcome {
    let mut node = tools.command("node");
    node.args(arguments).env("DIST", dist).env("CHROMIUM", browser).env("NPM", &tools.npm);
    run(&mut node)
}
