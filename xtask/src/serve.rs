//! Building and serving with Trunk.

use crate::Outcome;
use crate::options::Options;
use crate::step::{run, step};
use crate::tools::{self, Tools};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

/// Makes the release in a folder.
pub fn build(tools: &Tools, dist: &Path) -> Outcome {
    step("Building the release", || {
        let mut trunk = tools.command("trunk");
        trunk.args(["build", "--release", "--offline", "--log", "error", "--dist"]).arg(dist);
        // Messages of a panic would name folders of this machine.
        let home =
            std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|h| format!("{h}/.cargo")));
        if let Ok(home) = home {
            let flags = format!(
                "-C target-feature=+simd128 --remap-path-prefix={home}=cargo --remap-path-prefix={}=.",
                tools.root.display()
            );
            trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        }
        run(&mut trunk)
    })
}

/// Builds, serves, and rebuilds at every change, until interrupted.
pub fn serve(options: &Options) -> Outcome {
    let address = ("127.0.0.1", options.port);
    // Trunk would build for a minute before it says so.
    TcpListener::bind(address)
        .map_err(|e| format!("port {} is not free ({e}); choose another with --port", options.port))?;
    let tools = tools::ensure()?;
    eprintln!("==> Building the page and serving it; the first time takes a minute or two");
    let mut trunk = tools.command("trunk");
    trunk.args(["serve", "--offline", "--log", "error", "--public-url", "/", "--dist"]);
    trunk.arg(tools.target.join("serve-dist")).args(["--port", &options.port.to_string()]);
    if options.release {
        trunk.arg("--release");
    }
    if options.open {
        trunk.arg("--open");
    }
    let start = Instant::now();
    std::thread::spawn(move || {
        while TcpStream::connect(address).is_err() {
            std::thread::sleep(Duration::from_millis(200));
        }
        let seconds = start.elapsed().as_secs_f64();
        eprintln!("==> Ready after {seconds:.0} s: http://{}:{}/  (Ctrl+C ends it)", address.0, address.1);
    });
    run(&mut trunk)
}
