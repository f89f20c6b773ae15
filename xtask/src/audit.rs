//! `cargo xtask audit`: what ships, and from where. Slow, so no part of the tests.

use crate::project::{Project, output, run};
use crate::steps::Steps;
use crate::{bench, release, tools};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The licences of everything that is in the program.
pub const THIRD_PARTY: &str = "THIRD-PARTY.md";
/// What `cargo xtask build` adds after the build: pictures for previews, and their lines in the page.
const ADDED: [&str; 2] = ["index.html", "previews"];

/// Runs all parts, and prints their times.
pub fn perform(project: &Project) -> Result<()> {
    let steps = Steps::default();
    let result = perform_steps(project, &steps);
    steps.summary();
    result
}

fn perform_steps(project: &Project, steps: &Steps) -> Result<()> {
    steps.step("tools", || tools::ensure_auditors(project))?;
    steps.step("licences, sources and bans", || {
        run(project.command("cargo-deny").args(["check", "licenses", "bans", "sources"]))
    })?;
    steps.step("advisories", || {
        // The database is a repository of GitHub.
        if output(project.command("cargo-deny").args(["fetch", "db"])).is_none() {
            eprintln!("the database of advisories cannot be fetched here: advisories are skipped");
            return Ok(());
        }
        run(project.command("cargo-deny").args(["check", "--disable-fetch", "advisories"]))
    })?;
    steps.step(THIRD_PARTY, || write_third_party(project))?;
    let dist = project.test_dist();
    steps.step("release build", || release(project, &dist))?;
    steps.step("licences in the release", || {
        let folders = [dist.clone(), dist.join("module")];
        folders.iter().try_for_each(|folder| require_licences(project, folder))
    })?;
    steps.step("no paths of this machine", || find_paths(project, &dist))?;
    steps.step("the same build in another folder", || {
        require_committed(project)?;
        let other = bench::build_commit(project, "HEAD")?;
        compare(&contents(&dist)?, &contents(&other)?)
    })
}

/// Writes the licences of the packages that ship; fails if the file was not up to date.
fn write_third_party(project: &Project) -> Result<()> {
    let file = project.root.join(THIRD_PARTY);
    let before = fs::read_to_string(&file).unwrap_or_default();
    let mut about = project.command("cargo-about");
    about.args(["generate", "xtask/third-party.hbs", "--offline", "--fail", "--output-file"]).arg(&file);
    run(&mut about)?;
    let text = fs::read_to_string(&file).context(format!("cannot read {}", file.display()))?;
    if text == before {
        Ok(())
    } else {
        bail!("{THIRD_PARTY} was written anew: look at the difference, and commit it")
    }
}

/// Fails if a folder of the release does not have the licences of the packages.
fn require_licences(project: &Project, folder: &Path) -> Result<()> {
    let read = |folder: &Path| fs::read(folder.join(THIRD_PARTY));
    match (read(&project.root), read(folder)) {
        (Ok(ours), Ok(shipped)) if ours == shipped => Ok(()),
        _ => bail!("{} does not have the present {THIRD_PARTY}", folder.display()),
    }
}

/// Fails if a file contains the path of the workspace, of Cargo's home or of the user's.
fn find_paths(project: &Project, dist: &Path) -> Result<()> {
    let cargo = home::cargo_home().unwrap_or_default();
    let homes = [project.root.clone(), project.target.clone(), cargo, home::home_dir().unwrap_or_default()];
    let paths: Vec<_> = homes.iter().filter_map(|path| path.to_str()).filter(|path| path.len() > 1).collect();
    for (name, bytes) in contents(dist)? {
        let found = paths.iter().find(|path| contains(&bytes, path.as_bytes()));
        if let Some(path) = found {
            bail!("{name} contains {path}");
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The build in another folder is that of the last commit.
fn require_committed(project: &Project) -> Result<()> {
    let status = output(project.command("git").args(["status", "--porcelain"]));
    match status.as_deref().map(str::trim) {
        Some("") => Ok(()),
        Some(_) => bail!("commit your changes first: the build is compared with that of the last commit"),
        None => bail!("git is needed to build the last commit in another folder"),
    }
}

/// The files of a build, by their paths.
fn contents(dist: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if !ADDED.iter().any(|added| name.starts_with(added)) {
                contents.insert(name, fs::read(&path).context(format!("cannot read {}", path.display()))?);
            }
        }
    }
    Ok(contents)
}

/// Fails with the names of the files that differ.
fn compare(ours: &BTreeMap<String, Vec<u8>>, theirs: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let names: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let different: Vec<_> =
        names.into_iter().filter(|name| ours.get(*name) != theirs.get(*name)).map(String::as_str).collect();
    if different.is_empty() { Ok(()) } else { bail!("two builds differ in {}", different.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn builds_are_equal_if_all_their_files_are() {
        let one = build(&[("a", "1"), ("b", "2")]);
        assert!(compare(&one, &one.clone()).is_ok());
        for other in
            [build(&[("a", "1")]), build(&[("a", "1"), ("b", "3")]), build(&[("a", "1"), ("c", "2")])]
        {
            assert!(compare(&one, &other).unwrap_err().to_string().contains('b'));
        }
    }

    #[test]
    fn paths_are_found_anywhere_in_a_file() {
        assert!(contains(b"\0/home/me/x.rs\0", b"/home/me"));
        assert!(!contains(b"/home/m", b"/home/me"));
    }
}
