//! The command line.

use crate::Outcome;

/// What `help` says.
pub const HELP: &str = "\
cargo xtask COMMAND [OPTIONS]

  serve   build, serve and rebuild at every change   [--port N] [--release] [--open]
  test    everything CI runs                         [--only fmt|clippy|native|wasm|e2e]
  build   the release in dist/, and its size
  bench   the cost of a slider move, in a real browser
  help    this text";

/// The parts of `test`, in the order they run: what fails soonest first.
pub const STEPS: [&str; 5] = ["fmt", "clippy", "native", "wasm", "e2e"];

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Print the help.
    Help,
    /// Build and serve.
    Serve,
    /// Run the tests.
    Test,
    /// Make the release.
    Build,
    /// Run the benchmark.
    Bench,
}

/// The command and its options.
pub struct Options {
    /// What to do.
    pub command: Command,
    /// The port to serve on.
    pub port: u16,
    /// Whether to serve the release build.
    pub release: bool,
    /// Whether to open the browser.
    pub open: bool,
    /// The one part of `test` to run.
    pub only: Option<String>,
}

impl Options {
    /// Reads the arguments.
    pub fn read(arguments: &[String]) -> Outcome<Self> {
        let mut rest = arguments.iter();
        let command = match rest.next().map(String::as_str) {
            None | Some("help" | "--help" | "-h") => Command::Help,
            Some("serve") => Command::Serve,
            Some("test") => Command::Test,
            Some("build") => Command::Build,
            Some("bench") => Command::Bench,
            Some(other) => return Err(format!("no command is called `{other}`\n\n{HELP}")),
        };
        let mut options = Options { command, port: 8080, release: false, open: false, only: None };
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("`{argument}` needs a value"));
            match (command, argument.as_str()) {
                (_, "--help" | "-h") => options.command = Command::Help,
                (Command::Serve, "--release") => options.release = true,
                (Command::Serve, "--open") => options.open = true,
                (Command::Serve, "--port") => {
                    let text = value()?;
                    options.port = text.parse().map_err(|_| format!("`{text}` is no port"))?;
                }
                (Command::Test, "--only") => {
                    let text = value()?;
                    if !STEPS.contains(&text.as_str()) {
                        return Err(format!("`--only` takes one of {}", STEPS.join(", ")));
                    }
                    options.only = Some(text.clone());
                }
                (_, other) => return Err(format!("`{other}` is no option of this command\n\n{HELP}")),
            }
        }
        Ok(options)
    }
}
