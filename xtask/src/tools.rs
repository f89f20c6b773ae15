//! The tools at their pinned versions, installed under the target folder; nothing else is touched but
//! rustup's list of targets, and Debian's packages where root runs the tests.

use crate::Outcome;
use crate::step::{output, run, step};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const WASM: &str = "wasm32-unknown-unknown";

/// Where the tools are.
pub struct Tools {
    /// The root of the repository.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The folder with `node_modules`.
    pub npm: PathBuf,
}

impl Tools {
    fn locate() -> Outcome<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().ok_or("the workspace has no root")?.to_path_buf();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), |dir| root.join(dir));
        let npm = target.join("tools/npm");
        Ok(Tools { root, target, npm })
    }

    fn bin(&self) -> PathBuf {
        self.target.join("tools/bin")
    }

    /// A command in the root of the repository that finds the tools first.
    pub fn command(&self, program: &str) -> Command {
        let mut path = vec![self.bin(), self.npm.join("node_modules/.bin")];
        path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        let joined = std::env::join_paths(path).unwrap_or_else(|_| OsString::new());
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", joined);
        // What `cargo xtask` itself was started with must not colour what it starts.
        for name in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "RUSTFLAGS", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }
}

/// Makes sure of all that building needs.
pub fn ensure() -> Outcome<Tools> {
    let tools = Tools::locate()?;
    wasm_target()?;
    cargo_tool(&tools, "trunk", TRUNK, &["--locked", "--no-default-features"])?;
    // Trunk takes an installed wasm-bindgen only if it is exactly the version of the lock file.
    let version = locked_version(&tools.root, "wasm-bindgen")?;
    cargo_tool(&tools, "wasm-bindgen-cli", &version, &[])?;
    npm_packages(&tools)?;
    Ok(tools)
}

/// The standard library for wasm: installed, or added by rustup.
fn wasm_target() -> Outcome {
    let present = || {
        let folder = output("rustc", &["--print", "target-libdir", "--target", WASM]);
        folder.is_some_and(|f| Path::new(&f).is_dir())
    };
    if present() {
        return Ok(());
    }
    let added = step("Adding rustup's target for WebAssembly", || {
        run(Command::new("rustup").args(["target", "add", WASM]))
    });
    if added.is_ok() && present() {
        return Ok(());
    }
    Err(format!(
        "the standard library for {WASM} is missing and rustup cannot add it; run `rustup target add {WASM}` where rustup reaches its server"
    ))
}

fn locked_version(root: &Path, package: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    let after = lock.split_once(&format!("name = \"{package}\"\nversion = \"")).map(|(_, rest)| rest);
    let version = after.and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock has no {package}"))
}

fn cargo_tool(tools: &Tools, package: &str, version: &str, options: &[&str]) -> Outcome {
    let binary = tools.bin().join(package.trim_end_matches("-cli"));
    let installed = output(&binary, &["--version"]).unwrap_or_default();
    if installed.split(' ').next_back() == Some(version) {
        return Ok(());
    }
    step(&format!("Building {package} {version} (two or three minutes, once)"), || {
        // The debug profile takes a fifth of the time; the two share what they have in common.
        run(tools
            .command("cargo")
            .args(["install", "--quiet", "--debug", "--force", "--root"])
            .arg(tools.target.join("tools"))
            .args([package, "--version", version])
            .args(options)
            .env("CARGO_TARGET_DIR", tools.target.join("tools/build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0"))
    })
}

/// The npm packages, in a folder of their own, anew when the lock file changes.
fn npm_packages(tools: &Tools) -> Outcome {
    let source = tools.root.join("xtask/npm");
    let read = |folder: &Path| std::fs::read(folder.join("package-lock.json")).ok();
    let stamp = tools.npm.join("node_modules/.installed");
    if stamp.exists() && read(&source) == read(&tools.npm) {
        return Ok(());
    }
    step("Installing npm packages", || {
        let failed = |e: std::io::Error| format!("{}: {e}", tools.npm.display());
        std::fs::create_dir_all(&tools.npm).map_err(failed)?;
        for name in ["package.json", "package-lock.json"] {
            std::fs::copy(source.join(name), tools.npm.join(name)).map_err(failed)?;
        }
        let mut npm = tools.command("npm");
        run(npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&tools.npm))
            .map_err(|e| format!("{e}; Node.js 20 or newer with npm is needed"))?;
        std::fs::write(&stamp, "").map_err(failed)
    })
}

/// The browser for tests: found, or installed where this is Debian and we are root.
pub fn browser() -> Outcome<PathBuf> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    let root = output("id", &["-u"]).as_deref() == Some("0");
    if !(Path::new("/etc/debian_version").exists() && root) {
        return Err("Chromium and chromedriver are needed on PATH; on Debian: apt-get install chromium chromium-driver".into());
    }
    step("Installing Chromium and its driver", || {
        run(Command::new("apt-get").args(["update", "-qq"]))?;
        let mut install = Command::new("apt-get");
        install.args(["install", "-qq", "-y", "--no-install-recommends", "chromium", "chromium-driver"]);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })?;
    find_browser().ok_or_else(|| "Debian's packages were installed, but Chromium is not on PATH".into())
}

fn find_browser() -> Option<PathBuf> {
    let on_path = |name: &str| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    };
    on_path("chromedriver")?;
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(on_path)
}
