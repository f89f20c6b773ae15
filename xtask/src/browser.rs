//! Finds, or installs, the browser for the tests.

use crate::project::{Project, find_on_path, output, run};
use crate::steps::timed;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Chromium or Chrome, and its chromedriver.
pub struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Sets `CHROMIUM` and `CHROMEDRIVER` in the environment of a command.
    pub fn set_env<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("CHROMIUM", &self.chromium).env("CHROMEDRIVER", &self.driver)
    }
}

/// Finds the browser. On Debian, as root, installs it if there is none.
pub fn find_or_install(project: &Project) -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    install_on_debian(project, "Chromium and its driver", &["chromium", "chromium-driver"])?;
    match find() {
        Some(browser) => Ok(browser),
        None => bail!(
            "Chromium or Chrome with its chromedriver is needed: install both (on Debian: \
             apt-get install chromium chromium-driver), or name them in CHROMIUM and CHROMEDRIVER",
        ),
    }
}

/// Finds the browser by `CHROMIUM` and `CHROMEDRIVER`, then on `PATH`.
pub fn find() -> Option<Browser> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    let names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];
    Some(Browser {
        chromium: named("CHROMIUM").or_else(|| names.into_iter().find_map(find_on_path))?,
        driver: named("CHROMEDRIVER").or_else(|| find_on_path("chromedriver"))?,
    })
}

/// Installs packages of Debian; does nothing on other systems, or if this user may not.
pub fn install_on_debian(project: &Project, what: &str, packages: &[&str]) -> Result<()> {
    if !is_debian() || !is_root(project) {
        return Ok(());
    }
    timed(format!("{what}: installing"), "about a minute", || {
        run(project.command("apt-get").args(["update", "--quiet=2"]))?;
        let mut install = project.command("apt-get");
        install.args(["install", "--yes", "--quiet=2", "--no-install-recommends"]).args(packages);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

fn is_debian() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root(project: &Project) -> bool {
    output(project.command("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
