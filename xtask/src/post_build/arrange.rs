//! Moves files into a folder named by a hash of their content, so that browsers may cache them without limit.

use super::{files, read, write};
use crate::audit::THIRD_PARTY;
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Files with public addresses, which must not change; `picture.js`, which must still be there for a page of the version
/// before; and licences, which are not needed offline.
const STABLE_NAMES: [&str; 8] = [
    "index.html",
    "manifest.json",
    "icon.svg",
    "sw.js",
    "element.js",
    "picture.js",
    THIRD_PARTY,
    "math-font.LICENSE.txt",
];

/// Moves all other files into a folder named by a hash of their content, so that parts of two builds are never mixed.
pub fn name_by_content(staging: &Path) -> Result<()> {
    let files = content_named_files(staging)?;
    let folder = content_name(&files)?;
    let moved = staging.join(&folder);
    fs::create_dir(&moved).context(format!("cannot make {}", moved.display()))?;
    let pages = [staging.join("index.html"), staging.join("element.js")];
    let mut texts = [read(&pages[0])?, read(&pages[1])?];
    for file in files {
        let name = file_name(&file);
        fs::rename(&file, moved.join(&name)).context(format!("cannot move {}", file.display()))?;
        for text in &mut texts {
            *text = text.replace(&format!("./{name}"), &format!("./{folder}/{name}"));
        }
    }
    pages.iter().zip(texts).try_for_each(|(page, text)| write(page, text))
}

/// Writes the files that the page can load into the service worker. A debug build has no content folder.
pub fn list_for_worker(staging: &Path) -> Result<()> {
    let worker = staging.join("sw.js");
    let folders = fs::read_dir(staging).context(format!("cannot read {}", staging.display()))?;
    let mut listed = ["index.html", "picture.js"].map(|name| staging.join(name)).to_vec();
    for folder in folders
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && file_name(path) != "offline")
    {
        listed.extend(files(&folder)?);
    }
    let version = content_name(&listed)?;
    let addresses = listed[1..].iter().filter_map(|file| file.strip_prefix(staging).ok());
    let addresses = addresses.fold("./".to_owned(), |list, file| format!("{list} ./{}", file.display()));
    write(&worker, read(&worker)?.replace("{version}", &version).replace("{files}", &addresses))
}

fn content_named_files(staging: &Path) -> Result<Vec<PathBuf>> {
    Ok(files(staging)?.into_iter().filter(|file| !STABLE_NAMES.contains(&file_name(file).as_str())).collect())
}

/// A hash of the names and contents of files.
fn content_name(files: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file_name(file).hash(&mut hasher);
        fs::read(file).context(format!("cannot read {}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, as names and contents.
    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, content) in files {
            fs::write(folder.join(name), content).unwrap();
        }
        folder
    }

    const PAGE: [(&str, &str); 6] = [
        ("index.html", "<script src=\"./boot.js\">"),
        ("element.js", "import('./boot.js')"),
        ("boot.js", "start()"),
        ("picture.js", "mark()"),
        ("sw.js", "'{version}' '{files}'"),
        (THIRD_PARTY, "licences"),
    ];

    #[test]
    fn files_move_into_a_content_folder_and_their_addresses_are_rewritten() {
        let staging = folder("move", &PAGE);
        name_by_content(&staging).unwrap();
        let index = read(&staging.join("index.html")).unwrap();
        let content = index.split('/').nth(1).unwrap();
        assert!(content.len() == 16 && content.chars().all(|c| c.is_ascii_hexdigit()), "{index}");
        assert_eq!(index, format!("<script src=\"./{content}/boot.js\">"));
        assert_eq!(read(&staging.join("element.js")).unwrap(), format!("import('./{content}/boot.js')"));
        assert_eq!(read(&staging.join(content).join("boot.js")).unwrap(), "start()");
        assert!(
            ["boot.js", "picture.js", "sw.js", THIRD_PARTY].map(|name| staging.join(name).exists())
                == [false, true, true, true]
        );
        fs::remove_dir_all(staging).unwrap();
    }

    #[test]
    fn the_service_worker_lists_the_page_and_the_content_folder_but_no_offline_files() {
        let staging = folder("list", &PAGE);
        name_by_content(&staging).unwrap();
        fs::create_dir(staging.join("offline")).unwrap();
        fs::write(staging.join("offline/explore.html"), "").unwrap();
        list_for_worker(&staging).unwrap();
        let worker = read(&staging.join("sw.js")).unwrap();
        let index = read(&staging.join("index.html")).unwrap();
        let content = index.split('/').nth(1).unwrap();
        assert!(worker.ends_with(&format!("'./ ./picture.js ./{content}/boot.js'")), "{worker}");
        assert!(!worker.contains("{version}"));
        fs::remove_dir_all(staging).unwrap();
    }

    #[test]
    fn the_content_name_depends_on_names_and_contents() {
        let folder = folder("name", &[("a", "1"), ("b", "1"), ("c", "2")]);
        let name = |file: &str| content_name(&[folder.join(file)]).unwrap();
        assert_eq!(name("a"), name("a"));
        assert!(name("a") != name("b") && name("b") != name("c"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
