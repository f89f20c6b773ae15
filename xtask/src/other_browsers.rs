//! Browsers of other engines than Chromium's, in which the labs are tried.

use crate::browser::install_on_debian;
use crate::project::{Project, find_on_path};
use anyhow::{Result, bail};
use std::path::PathBuf;

struct OtherBrowser {
    name: &'static str,
    /// Those of Debian that have its programs.
    packages: &'static [&'static str],
    /// The environment variable by which the tests know each program, and its names on `PATH`.
    programs: &'static [(&'static str, &'static [&'static str])],
}

const OTHER_BROWSERS: [OtherBrowser; 2] = [
    OtherBrowser {
        name: "Firefox",
        packages: &["firefox-esr"],
        programs: &[("FIREFOX", &["firefox-esr", "firefox"])],
    },
    OtherBrowser {
        name: "WebKit",
        packages: &["webkit2gtk-driver", "xvfb"],
        programs: &[("WEBKIT_DRIVER", &["WebKitWebDriver"]), ("XVFB", &["Xvfb"])],
    },
];

/// A program, under the environment variable by which the tests know it.
pub type Variable = (&'static str, PathBuf);

/// Finds the programs of these browsers. One that is not there is skipped; or, if all are `required`, it is installed where
/// that is possible, and is otherwise an error.
pub fn find(project: &Project, required: bool) -> Result<Vec<Variable>> {
    let mut found = Vec::new();
    for browser in &OTHER_BROWSERS {
        if required && browser.find().is_none() {
            install_on_debian(project, browser.name, browser.packages)?;
        }
        match browser.find() {
            Some(programs) => found.extend(programs),
            None if required => bail!("{}", browser.missing()),
            None => eprintln!("tests in {} are skipped: {}", browser.name, browser.missing()),
        }
    }
    Ok(found)
}

impl OtherBrowser {
    /// All its programs, by their variables or on `PATH`.
    fn find(&self) -> Option<Vec<Variable>> {
        let named = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
        let programs = self.programs.iter().map(|(variable, names)| {
            let file = named(variable).or_else(|| names.iter().copied().find_map(find_on_path))?;
            Some((*variable, file))
        });
        programs.collect()
    }

    fn missing(&self) -> String {
        let variables: Vec<_> = self.programs.iter().map(|(variable, _)| *variable).collect();
        let (packages, variables) = (self.packages.join(" "), variables.join(" and "));
        format!(
            "{} was not found: install it (on Debian: apt-get install {packages}), or name it in {variables}",
            self.name
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_that_is_not_there_is_skipped_unless_it_is_required() {
        let none = OtherBrowser {
            name: "Netscape",
            packages: &["netscape", "x11"],
            programs: &[("NETSCAPE", &["no-such-program"]), ("X11", &["sh"])],
        };
        assert_eq!(none.find(), None);
        let missing = "Netscape was not found: install it (on Debian: apt-get install netscape x11), or name it in \
                       NETSCAPE and X11";
        assert_eq!(none.missing(), missing);
        let there = OtherBrowser { programs: &[("NETSCAPE", &["no-such-program", "sh"])], ..none };
        assert_eq!(there.find().map(|programs| programs.len()), Some(1));
    }
}
