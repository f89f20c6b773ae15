//! What was asked for on the command line.

use crate::error::{Context, Result, fail};

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask <command> [options]

  serve            build, serve and rebuild on every change
    --port <n>     the port, 8080 unless told otherwise
    --release      compiled as the release is
    --open         open it in the browser
  test             every check: format, lints, native, in the browser, end to end
    --only <name>  one of: fmt, clippy, native, wasm, module, e2e
  build            make dist/ for any static host, and weigh it
    --url <url>    where it will be, for links in previews
  single-file      make each lab one HTML file that needs no network
  bench            measure the release page in a browser
  verify-snippets  run the Code lab's programs in their frameworks (8 GB the first time)

The tools it needs are put under the target folder the first time.
";

/// A command with its options.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Print [`HELP`].
    Help,
    /// Serve the page while working on it.
    Serve(Serve),
    /// Run the tests.
    Test {
        /// Just this part of them.
        only: Option<Check>,
    },
    /// Make `dist/`.
    Build {
        /// Where it will be.
        url: Option<String>,
    },
    /// Make `dist/offline/`.
    SingleFile,
    /// Measure the page.
    Bench,
    /// Run the programs of the Code lab.
    VerifySnippets,
}

/// How to serve.
#[derive(Debug, PartialEq)]
pub struct Serve {
    /// Where on this machine.
    pub port: u16,
    /// Optimised, or quick to build.
    pub release: bool,
    /// Whether to open a browser.
    pub open: bool,
}

/// A part of the tests, cheapest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// The format of the source.
    Fmt,
    /// The lints, for both platforms.
    Clippy,
    /// The tests that need no browser.
    Native,
    /// The tests of single modules in a browser.
    Wasm,
    /// The ES module in Node.
    Module,
    /// The finished page in a browser.
    EndToEnd,
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: impl Iterator<Item = String>) -> Result<Task> {
    // `--port=1` is `--port 1`.
    let mut words = words.flat_map(|word| match word.split_once('=') {
        Some((option, value)) if option.starts_with("--") => vec![option.to_owned(), value.to_owned()],
        _ => vec![word],
    });
    let mut task = match words.next().as_deref() {
        None | Some("help" | "--help" | "-h") => return Ok(Task::Help),
        Some("serve") => Task::Serve(Serve { port: 8080, release: false, open: false }),
        Some("test") => Task::Test { only: None },
        Some("build") => Task::Build { url: None },
        Some("single-file") => Task::SingleFile,
        Some("bench") => Task::Bench,
        Some("verify-snippets") => Task::VerifySnippets,
        Some(other) => return fail(format!("no command `{other}`; see cargo xtask --help")),
    };
    while let Some(option) = words.next() {
        match (&mut task, option.as_str()) {
            (_, "--help" | "-h") => return Ok(Task::Help),
            (Task::Serve(serve), "--port") => serve.port = port(words.next())?,
            (Task::Serve(serve), "--release") => serve.release = true,
            (Task::Serve(serve), "--open") => serve.open = true,
            (Task::Build { url }, "--url") => *url = Some(address(words.next())?),
            (Task::Test { only }, "--only") => *only = Some(check(words.next())?),
            _ => return fail(format!("no option `{option}` here; see cargo xtask --help")),
        }
    }
    Ok(task)
}

fn port(word: Option<String>) -> Result<u16> {
    let word = word.unwrap_or_default();
    let port: std::num::NonZero<u16> =
        word.parse().context(format!("--port needs a number from 1 to 65535, not `{word}`"))?;
    Ok(port.get())
}

fn address(word: Option<String>) -> Result<String> {
    let word = word.unwrap_or_default();
    if !word.starts_with("https://") && !word.starts_with("http://") {
        return fail(format!("--url needs an address such as https://example.org/lab/, not `{word}`"));
    }
    Ok(if word.ends_with('/') { word } else { word + "/" })
}

fn check(word: Option<String>) -> Result<Check> {
    Ok(match word.unwrap_or_default().as_str() {
        "fmt" => Check::Fmt,
        "clippy" => Check::Clippy,
        "native" => Check::Native,
        "wasm" => Check::Wasm,
        "module" => Check::Module,
        "e2e" => Check::EndToEnd,
        other => {
            return fail(format!("--only needs fmt, clippy, native, wasm, module or e2e, not `{other}`"));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(str::to_owned)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_come_in_both_spellings() {
        let expected = Ok(Task::Serve(Serve { port: 9000, release: true, open: false }));
        assert_eq!(read("serve --port 9000 --release"), expected);
        assert_eq!(read("serve --release --port=9000"), expected);
        assert_eq!(read("test --only=e2e"), Ok(Task::Test { only: Some(Check::EndToEnd) }));
    }

    #[test]
    fn help_is_everywhere() {
        for line in ["", "help", "-h", "serve --help", "test --only fmt -h"] {
            assert_eq!(read(line), Ok(Task::Help), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, word) in [
            ("sevre", "`sevre`"),
            ("serve --only fmt", "`--only`"),
            ("build extra", "`extra`"),
            ("build --url example.org", "`example.org`"),
            ("verify-snippets all", "`all`"),
            ("serve --port", "--port needs"),
            ("serve --port 0", "`0`"),
            ("serve --port 70000", "`70000`"),
            ("test --only unit", "`unit`"),
        ] {
            let error = read(line).expect_err(line);
            assert!(error.contains(word), "{line}: {error}");
        }
    }
}
