//! The command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZero;

/// Serves, tests and builds the page. Missing tools are installed under the target folder on first use.
#[derive(Debug, PartialEq, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// A command with its options.
#[derive(Debug, PartialEq, Subcommand)]
pub enum Task {
    /// Build, serve and rebuild on every change
    Serve(Serve),
    /// Run every check: format, lints, native tests, browser tests, end-to-end tests
    Test(Test),
    /// Build dist/ for any static host, and report the download size of a first visit
    Build {
        /// The public address of the page, for the links in previews
        #[arg(long, value_parser = address)]
        url: Option<String>,
        /// Record the download sizes as the limit for later builds
        #[arg(long)]
        record_downloads: bool,
    },
    /// Make each lab one HTML file that needs no network
    SingleFile,
    /// Measure the release page in a browser, or the engine in Node.js
    Bench {
        /// Measure the kernels and the ES module beside other libraries, in Node.js
        #[arg(long, conflicts_with_all = ["training", "instructions", "lighthouse", "against"])]
        kernels: bool,
        /// Measure training beside other programs and libraries, in Node.js
        #[arg(long, conflicts_with_all = ["instructions", "lighthouse", "against"])]
        training: bool,
        /// Count the instructions of the kernels, with Valgrind
        #[arg(long, conflicts_with_all = ["lighthouse", "against"])]
        instructions: bool,
        /// Measure how fast the labs open on a slow phone, with Lighthouse
        #[arg(long, conflicts_with = "against")]
        lighthouse: bool,
        /// Build this commit, too, and measure both in turns
        #[arg(long, value_name = "COMMIT")]
        against: Option<String>,
    },
    /// Try random queries, messages, pastes, formulas and calls of the ES module on the release page
    Fuzz(Fuzz),
    /// Check what ships: licences, sources, paths of this machine, and whether two builds are the same
    Audit,
    /// Run the Code lab's programs in their frameworks (8 GB the first time)
    VerifySnippets,
    /// Typeset the LaTeX that Compare exports, with pdflatex
    VerifyLatex,
    /// Finish a build: the post-build hook in Trunk.toml
    #[command(hide = true)]
    PostBuild,
}

/// Options of `serve`.
#[derive(Debug, PartialEq, clap::Args)]
pub struct Serve {
    /// The local port
    #[arg(long, default_value = "8080")]
    pub port: NonZero<u16>,
    /// Serve the release build
    #[arg(long)]
    pub release: bool,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
}

/// Options of `test`.
#[derive(Debug, PartialEq, clap::Args)]
pub struct Test {
    /// Run only this check
    #[arg(long, value_name = "NAME")]
    pub only: Option<Check>,
    /// Install Firefox and WebKit where they are missing, or fail, rather than skip their tests
    #[arg(long)]
    pub all_browsers: bool,
}

/// Options of `fuzz`.
#[derive(Debug, PartialEq, clap::Args)]
pub struct Fuzz {
    /// How long, all doors together
    #[arg(long, default_value = "5")]
    pub minutes: f64,
    /// What the cases are made from; another every time if it is left out
    #[arg(long)]
    pub seed: Option<u32>,
    /// Only this way in: queries, messages, pastes, formulas or module
    #[arg(long, value_name = "NAME")]
    pub door: Option<String>,
    /// Repeat these cases, such as 40-47, on one page
    #[arg(long, value_name = "FIRST-LAST", requires_all = ["seed", "door"])]
    pub cases: Option<String>,
}

/// A group of checks, cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Check {
    /// Source formatting
    Fmt,
    /// Clippy, for the host and for wasm32
    Clippy,
    /// Native tests
    Native,
    /// wasm-bindgen tests in a browser
    Wasm,
    /// The ES module in Node.js
    Module,
    /// The release page in browsers
    E2e,
}

fn address(word: &str) -> Result<String, String> {
    if !word.starts_with("https://") && !word.starts_with("http://") {
        return Err("an address such as https://example.org/lab/ is needed".into());
    }
    Ok(if word.ends_with('/') { word.into() } else { format!("{word}/") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn read(line: &str) -> Result<Task, clap::Error> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        Args::try_parse_from(words).map(|args| args.task)
    }

    #[test]
    fn the_command_definition_is_valid() {
        Args::command().debug_assert();
    }

    #[test]
    fn an_address_ends_with_a_slash() {
        for line in ["build --url https://a.b/c", "build --url https://a.b/c/"] {
            let Ok(Task::Build { url, .. }) = read(line) else { panic!("{line}") };
            assert_eq!(url.as_deref(), Some("https://a.b/c/"));
        }
        assert!(read("build --url a.b").is_err());
    }

    #[test]
    fn cases_are_repeated_with_their_seed_and_door() {
        assert!(
            read("fuzz --minutes 0.5").is_ok() && read("fuzz --seed 1 --door queries --cases 3-9").is_ok()
        );
        assert!(read("fuzz --cases 3-9").is_err() && read("fuzz --seed 1 --cases 3-9").is_err());
    }

    #[test]
    fn a_port_is_a_number_from_1_to_65535() {
        assert!(read("serve --port 9000").is_ok());
        assert!(read("serve --port 0").is_err());
        assert!(read("serve --port 70000").is_err());
    }
}
