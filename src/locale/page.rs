//! The texts of the page around the labs, and of shared components.

use super::Lang;
use crate::format::{exact_in_text, shortest};
use crate::theme::Theme;
use engine::activation::Group;

impl Lang {
    /// The title of the page with a lab, or of the first lab.
    pub fn page_title(self, lab: Option<&str>) -> String {
        match lab {
            None => "Activation Lab: see what an activation function does".into(),
            Some(lab) => format!("{lab} – Activation Lab"),
        }
    }

    pub fn labs(self) -> &'static str {
        "Labs"
    }

    pub fn loading(self, lab: &str) -> String {
        format!("Loading {lab} …")
    }

    pub fn lab_not_loaded(self, lab: &str) -> String {
        format!("{lab} could not be loaded.")
    }

    pub fn new_version(self) -> &'static str {
        "There is a new version of Activation Lab, and this page needs files of the old one."
    }

    pub fn reload_page(self) -> &'static str {
        "Reload"
    }

    pub fn try_again(self) -> &'static str {
        "Try again"
    }

    pub fn dismiss(self) -> &'static str {
        "Dismiss"
    }

    pub fn close(self) -> &'static str {
        "Close"
    }

    pub fn skip_to_lab(self) -> &'static str {
        "Skip to the lab"
    }

    pub fn menu(self) -> &'static str {
        "Menu"
    }

    pub fn help(self) -> &'static str {
        "Help and about"
    }

    pub fn undo(self) -> &'static str {
        "Undo"
    }

    /// The tooltip; it says so if there is nothing to undo.
    pub fn undo_title(self, is_possible: bool) -> &'static str {
        if is_possible { "Undo (Ctrl+Z)" } else { "Nothing to undo" }
    }

    pub fn redo(self) -> &'static str {
        "Redo"
    }

    /// The tooltip; it says so if there is nothing to redo.
    pub fn redo_title(self, is_possible: bool) -> &'static str {
        if is_possible { "Redo (Ctrl+Shift+Z)" } else { "Nothing to redo" }
    }

    pub fn theme_label(self) -> &'static str {
        "Theme: "
    }

    pub fn theme(self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn share(self) -> &'static str {
        "Share this view"
    }

    pub fn copy(self) -> &'static str {
        "Copy"
    }

    pub fn copy_link(self) -> &'static str {
        "Copy link"
    }

    pub fn copied(self) -> &'static str {
        "Copied"
    }

    pub fn link_copied(self) -> &'static str {
        "Link copied"
    }

    pub fn copy_failed(self) -> &'static str {
        "The browser refuses to copy: select the text and copy it"
    }

    pub fn link_copy_failed(self) -> &'static str {
        "The browser refuses to copy: the link is in the address bar"
    }

    pub fn open_whole_page(self) -> &'static str {
        "Open in Activation Lab"
    }

    pub fn save_figure(self) -> &'static str {
        "Save the figure"
    }

    pub fn qr_code_of_link(self) -> &'static str {
        "QR code of the link"
    }

    pub fn file_downloaded(self, name: &str) -> String {
        format!("Download of {name} started")
    }

    pub fn download_failed(self) -> &'static str {
        "The browser refuses downloads"
    }

    /// The button under which narrow pages fold the settings of a lab.
    pub fn settings(self) -> &'static str {
        "Settings"
    }

    pub fn remove(self, name: &str) -> String {
        format!("Remove {name}")
    }

    /// Why a number field did not accept its text, and the value that stays.
    pub fn not_a_number_between(self, min: f64, max: f64, kept: &str) -> String {
        let limits = if min == -max {
            format!("±{}", grouped(max))
        } else {
            format!("{} and {}", grouped(min), grouped(max))
        };
        format!("not a number between {limits}; keeping {kept}")
    }

    /// The name of a parameter and its owner `of`, which may be empty.
    pub fn parameter_of(self, symbol: &str, of: &str) -> String {
        if of.is_empty() { symbol.into() } else { format!("{symbol} of {of}") }
    }

    pub fn reset_to(self, default: &str) -> String {
        format!("Reset to {default}")
    }

    /// Why a value cannot be reset.
    pub fn is_default(self, default: &str) -> String {
        format!("{default} is the default")
    }

    /// Why a slot cannot be removed.
    pub fn last_one_stays(self) -> &'static str {
        "The only one: add another to remove this one"
    }

    pub fn reset_parameter(self, name: &str, default: &str) -> String {
        format!("Reset {name} to {default}")
    }

    pub fn group(self, group: Group) -> &'static str {
        match group {
            Group::Rectifiers => "ReLU family",
            Group::SmoothGates => "Smooth gates",
            Group::Sigmoids => "Sigmoids",
            Group::Shrinkers => "Shrinkers",
            Group::Others => "Periodic and others",
        }
    }

    pub fn recommended_init(self) -> &'static str {
        "Recommended for each function"
    }

    /// Precedes the condition of a case in a formula.
    pub fn case_for(self) -> &'static str {
        "for\u{a0}"
    }

    pub fn case_otherwise(self) -> &'static str {
        "otherwise"
    }

    /// No text.
    pub fn empty(self) -> &'static str {
        ""
    }
}

/// All digits of a limit: whole numbers with commas between thousands, very large ones as `m×10ⁿ`.
fn grouped(limit: f64) -> String {
    let digits = shortest(limit);
    if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return exact_in_text(limit);
    }
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_number_is_told_the_limits_and_the_value_that_stays() {
        let told = |min, max, kept| Lang::English.not_a_number_between(min, max, kept);
        assert_eq!(told(-1e6, 1e6, "2"), "not a number between ±1,000,000; keeping 2");
        assert_eq!(told(0.0, 1000.0, "10"), "not a number between 0 and 1000; keeping 10");
        assert_eq!(told(1e-7, 12_345.0, "3"), "not a number between 10⁻⁷ and 12,345; keeping 3");
    }
}
