//! Where things are, and how programs are run among them.

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The package with the page in it.
pub const APP: &str = "activation-lab";

/// The labs, by their names in addresses.
pub const LABS: [&str; 5] = ["explore", "train", "depth", "compare", "code"];

/// What the surroundings set for other builds, or cargo for this one, and would disturb ours: `RUSTFLAGS`, for
/// one, would replace the flags in `.cargo/config.toml`; Trunk 0.21 refuses to start under `NO_COLOR=1`.
const DISTURBING: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "NO_COLOR",
    "NODE_OPTIONS",
];
const DISTURBING_PREFIXES: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "TRUNK_"];

/// The folders of this project.
pub struct Project {
    /// The workspace.
    pub root: PathBuf,
    /// Where everything built goes.
    pub target: PathBuf,
    metadata: Metadata,
}

impl Project {
    /// Asks cargo, which knows every way to set the target folder.
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

    /// The tools that this program installed.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The page for those who publish it.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The release page that tests and benchmarks look at; `dist/` is left to those who publish.
    pub fn test_dist(&self) -> PathBuf {
        self.target.join("dist-test")
    }

    /// The end-to-end tests, which are an npm package.
    pub fn end_to_end(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// A program to run in the workspace, with the tools first on its path.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        let tools = [self.tools().join("bin"), self.tools().join("npm/node_modules/.bin")];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        // Fails only where the workspace itself has a colon in its name: then the plain path has to do.
        if let Ok(path) = std::env::join_paths(tools.into_iter().chain(std::env::split_paths(&inherited))) {
            command.env("PATH", path);
        }
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if DISTURBING.contains(&&*text)
                || DISTURBING_PREFIXES.iter().any(|prefix| text.starts_with(prefix))
            {
                command.env_remove(&name);
            }
        }
        command
    }

    /// The version of a package that the page asks for, and for no other.
    pub fn exact_version(&self, package: &str) -> Result<String> {
        let app = self.metadata.packages.iter().find(|one| one.name == APP);
        let dependency = app.and_then(|app| app.dependencies.iter().find(|one| one.name == package));
        let requirement = dependency.map(|one| one.req.to_string()).unwrap_or_default();
        let version = requirement.strip_prefix('=');
        version.map(str::to_owned).with_context(|| format!("{APP} does not ask for one version of {package}"))
    }
}

/// Runs a program to its end; it prints for itself.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command.status().context(format!("cannot run `{line}`"))?;
    if status.success() { Ok(()) } else { bail!("`{line}` failed ({status})") }
}

/// What a program prints, if it can be run and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A program on the path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
