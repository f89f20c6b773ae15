//! Builds and serves the page with Trunk.

use crate::args::Serve;
use crate::project::{Project, run};
use crate::{steps, tools};
use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

/// Builds the release page into `dist`, with relative paths.
pub fn build(project: &Project, dist: &Path) -> Result<()> {
    run(trunk(project, "build", dist).arg("--release"))
}

/// Builds and serves the page, and rebuilds it on every change, until interrupted.
pub fn serve(project: &Project, options: Serve) -> Result<()> {
    let Serve { port, release, open } = options;
    let port = port.get();
    // Fails before the long build if the port is taken. The listener is dropped at once: Trunk binds the port itself.
    if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        bail!("port {port} cannot be used ({error}): choose another with --port");
    }
    tools::ensure(project)?;

    let dist = project.target.join("dist-serve");
    let mut first = trunk(project, "build", &dist);
    first.args(release.then_some("--release"));
    let built = steps::timed("the page: building", "one to two minutes the first time", || run(&mut first));
    if let Err(error) = built {
        // A failed build does not end the command: the next change of a file is built again.
        eprintln!("error: {error}");
    }

    eprintln!(
        "the page will be at http://127.0.0.1:{port}/ in a moment, and follows every change; Ctrl-C ends it"
    );
    let mut serve = trunk(project, "serve", &dist);
    serve.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    serve.args(release.then_some("--release")).args(open.then_some("--open"));
    for folder in
        ["dist", "target", "tests", "xtask"].into_iter().filter(|name| project.root.join(name).exists())
    {
        serve.args(["--ignore", folder]);
    }
    exec(&mut serve)
}

fn trunk(project: &Project, action: &str, dist: &Path) -> Command {
    let mut trunk = project.command("trunk");
    trunk.args([action, "--offline", "--skip-version-check", "--public-url", "./", "--dist"]).arg(dist);
    trunk
}

/// Replaces this process by the command, so that ending the process ends the server.
#[cfg(unix)]
fn exec(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("cannot run trunk")
}

#[cfg(not(unix))]
fn exec(command: &mut Command) -> Result<()> {
    run(command)
}
