//! The project's commands. `cargo xtask help` lists them.

mod options;
mod serve;
mod size;
mod step;
mod test;
mod tools;

use options::{Command, Options};
use std::process::ExitCode;

/// What went wrong, in a line for the person at the keyboard.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Options::read(&arguments).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Outcome {
    match options.command {
        Command::Help => {
            eprintln!("{}", options::HELP);
            Ok(())
        }
        Command::Serve => serve::serve(options),
        Command::Test => test::test(options),
        Command::Build => {
            let tools = tools::ensure()?;
            let dist = tools.root.join("dist");
            serve::build(&tools, &dist)?;
            size::report(&dist)
        }
        Command::Bench => {
            let tools = tools::ensure()?;
            let browser = tools::browser()?;
            let dist = tools.target.join("e2e-dist");
            serve::build(&tools, &dist)?;
            test::node(&tools, &browser, &dist, &["tests/e2e/bench.mjs"])
        }
    }
}
