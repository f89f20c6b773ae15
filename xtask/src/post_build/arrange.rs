//! Moves files into a folder named by a hash of their content, so that browsers may cache them without limit.

use super::{files, read, write};
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Files with public addresses, which must not change.
const KNOWN: [&str; 5] = ["index.html", "manifest.json", "icon.svg", "sw.js", "element.js"];

/// Moves all other files into a folder named by a hash of their content, so that parts of two builds are never mixed.
pub fn name_by_content(staging: &Path) -> Result<()> {
    let files = unknown(staging)?;
    let folder = content_name(&files)?;
    let moved = staging.join(&folder);
    fs::create_dir(&moved).context(format!("cannot make {}", moved.display()))?;
    let pages = [staging.join("index.html"), staging.join("element.js")];
    let mut texts = [read(&pages[0])?, read(&pages[1])?];
    for file in files {
        let name = name(&file);
        fs::rename(&file, moved.join(&name)).context(format!("cannot move {}", file.display()))?;
        for text in &mut texts {
            *text = text.replace(&format!("./{name}"), &format!("./{folder}/{name}"));
        }
    }
    pages.iter().zip(texts).try_for_each(|(page, text)| write(page, text))
}

/// Writes the files that the page can load into the service worker. A debug build has no content folder, so its list
/// is empty.
pub fn list_for_worker(staging: &Path) -> Result<()> {
    let worker = staging.join("sw.js");
    let folders = fs::read_dir(staging).context(format!("cannot read {}", staging.display()))?;
    let mut listed = vec![staging.join("index.html")];
    for folder in
        folders.flatten().map(|entry| entry.path()).filter(|path| path.is_dir() && name(path) != "offline")
    {
        listed.extend(files(&folder)?);
    }
    let version = content_name(&listed)?;
    let addresses = listed[1..].iter().filter_map(|file| file.strip_prefix(staging).ok());
    let addresses = addresses.fold("./".to_owned(), |list, file| format!("{list} ./{}", file.display()));
    write(&worker, read(&worker)?.replace("{version}", &version).replace("{files}", &addresses))
}

fn unknown(staging: &Path) -> Result<Vec<PathBuf>> {
    Ok(files(staging)?.into_iter().filter(|file| !KNOWN.contains(&name(file).as_str())).collect())
}

/// A hash of the names and contents of files.
fn content_name(files: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        name(file).hash(&mut hasher);
        fs::read(file).context(format!("cannot read {}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
