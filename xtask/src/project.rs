//! The folders of the workspace, and running programs in it.

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Rust package of the page.
pub const APP: &str = "activation-lab";
/// The Rust package of the Web Workers.
pub const WORKER: &str = "activation-lab-worker";

/// Environment variables that would change the builds that xtask starts, so they are removed. `RUSTFLAGS`, for example,
/// replaces the flags in `.cargo/config.toml`, and Trunk 0.21 does not start under `NO_COLOR=1`.
const REMOVED_VARIABLES: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "NO_COLOR",
    "NODE_OPTIONS",
];
const REMOVED_PREFIXES: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "TRUNK_"];

/// The folders of this project.
pub struct Project {
    /// The root of the workspace.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    metadata: Metadata,
}

impl Project {
    /// Reads the folders from `cargo metadata`, which resolves every way to set the target folder.
    pub fn find() -> Result<Self> {
        let mut command = MetadataCommand::new();
        command.current_dir(env!("CARGO_MANIFEST_DIR")).no_deps().other_options(["--offline".to_owned()]);
        let metadata = command.exec().context("cannot read the workspace")?;
        Ok(Self {
            root: metadata.workspace_root.clone().into(),
            target: metadata.target_directory.clone().into(),
            metadata,
        })
    }

    /// The folder of the tools that xtask installs.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The page to publish.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The release page for tests and benchmarks. They leave `dist/` alone, which may be about to be published.
    pub fn test_dist(&self) -> PathBuf {
        self.target.join("dist-test")
    }

    /// The end-to-end tests, which are an npm package.
    pub fn end_to_end(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// A command that runs in the workspace, with the installed tools first on `PATH`. What it builds for wasm32 has no
    /// paths of this machine in it.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        let tools = [self.tools().join("bin"), self.tools().join("npm/node_modules/.bin")];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        // `join_paths` fails only if the path of the workspace contains a colon: `PATH` then stays as it is.
        if let Ok(path) = std::env::join_paths(tools.into_iter().chain(std::env::split_paths(&inherited))) {
            command.env("PATH", path);
        }
        if let Some(flags) = remapped_registry() {
            // Joined with the flags in `.cargo/config.toml`.
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        }
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if REMOVED_VARIABLES.contains(&&*text)
                || REMOVED_PREFIXES.iter().any(|prefix| text.starts_with(prefix))
            {
                command.env_remove(&name);
            }
        }
        command
    }

    /// The version of a dependency of the page that Cargo.toml pins with `=`.
    pub fn exact_version(&self, package: &str) -> Result<String> {
        let app = self.metadata.packages.iter().find(|one| one.name == APP);
        let dependency = app.and_then(|app| app.dependencies.iter().find(|one| one.name == package));
        let requirement = dependency.map(|one| one.req.to_string()).unwrap_or_default();
        let version = requirement.strip_prefix('=');
        version.map(str::to_owned).with_context(|| format!("{APP} does not ask for one version of {package}"))
    }
}

/// Flags of rustc that shorten the paths of dependencies, which are in the messages of panics, to the names of packages.
fn remapped_registry() -> Option<String> {
    let registry = home::cargo_home().ok()?.join("registry/src");
    let folders = fs::read_dir(registry).ok()?.flatten().map(|entry| entry.path().display().to_string());
    // Cargo splits the flags at spaces.
    let mut flags: Vec<_> = folders
        .filter(|folder| !folder.contains(char::is_whitespace))
        .map(|folder| format!("--remap-path-prefix={folder}="))
        .collect();
    flags.sort();
    Some(flags.join(" "))
}

/// Runs a command, which inherits stdout and stderr; fails if the exit status is not 0.
pub fn run(command: &mut Command) -> Result<()> {
    let line = display_command(command);
    let status = command.status().context(format!("cannot run `{line}`"))?;
    if status.success() { Ok(()) } else { bail!("`{line}` failed ({status})") }
}

/// The stdout of a command; `None` if it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Finds a program on `PATH`.
pub fn find_on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn display_command(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_run_in_the_workspace_with_the_installed_tools_first_on_the_path() {
        let project = Project::find().unwrap();
        assert!(project.root.join("Trunk.toml").is_file());
        let command = project.command("trunk");
        assert_eq!(command.get_current_dir(), Some(project.root.as_path()));
        let set =
            |name: &str| command.get_envs().find(|(variable, _)| *variable == name).map(|(_, value)| value);
        let path = set("PATH").flatten().unwrap();
        assert_eq!(std::env::split_paths(path).next(), Some(project.tools().join("bin")));
        // Cargo sets it for this test.
        assert_eq!(set("CARGO_PKG_NAME"), Some(None), "a variable of cargo is removed");
    }

    #[test]
    fn only_pinned_dependencies_have_an_exact_version() {
        let project = Project::find().unwrap();
        let version = project.exact_version("wasm-bindgen").unwrap();
        assert_eq!(version.split('.').count(), 3, "{version}");
        assert!(project.exact_version("no-such-package").is_err());
    }

    #[test]
    fn an_error_shows_the_command_that_failed() {
        let mut command = Command::new("/usr/bin/env");
        let error = run(command.args(["false", "now"])).unwrap_err().to_string();
        assert!(error.starts_with("`env false now` failed"), "{error}");
        assert_eq!(output(Command::new("false").arg("now")), None);
    }
}
