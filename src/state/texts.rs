//! The texts of notices.

use super::notice::Notice;
use crate::locale::Lang;

/// The most keys that a notice names.
const MAX_NAMED: usize = 5;

impl Lang {
    /// The sentence of a notice.
    pub fn notice(self, notice: &Notice) -> String {
        match notice {
            Notice::TooLong => "The link is too long to be one of ours and was not read.".into(),
            Notice::UnknownFunction(id) => format!("The link names a function that is not known: “{id}”."),
            Notice::BadFormula(text, error) => {
                format!("The link gives “{text}”, which defines no function: {}", self.definition_error(error))
            }
            Notice::TooManyFunctions(max) => {
                format!("The link names more than {max} functions; the rest is left out.")
            }
            Notice::BadParameter(entry) => {
                format!("The link gives “{entry}”: a parameter is not usable, so its default is taken.")
            }
            Notice::Clamped(entry) => {
                format!("The link gives “{entry}”, which is beyond the limit; the limit is taken.")
            }
            Notice::Adjusted(key, value, taken) => {
                format!("The link gives “{value}” for “{key}”, which cannot be used here; “{taken}” is taken.")
            }
            Notice::Repeated(key) if key == "lab" => {
                "The link gives “lab” more than once; only the first is read.".into()
            }
            Notice::Repeated(key) => {
                format!("The link gives “{key}” more than once; only the last is read.")
            }
            Notice::UnknownKeys(keys) => {
                format!("The link sets what this lab does not have: {}.", quoted(keys))
            }
            Notice::UnknownParts("lock", parts) => {
                format!("The link locks what has no controls in this lab: {}.", quoted(parts))
            }
            Notice::UnknownParts(_, parts) => {
                format!("The link hides what this lab does not have: {}.", quoted(parts))
            }
            Notice::OtherLab(slug) => {
                format!("The link is of another lab, “{slug}”, and was not read.")
            }
            Notice::UnknownFields(fields) => {
                format!("The message has fields that are not read: {}.", quoted(fields))
            }
            Notice::MismatchedShapes => {
                "The matrices of the link do not fit one another: what is missing is filled in, the rest left out."
                    .into()
            }
            Notice::BadValue(key, value) => {
                format!("The link gives “{value}” for “{key}”, which is not usable; the default is taken.")
            }
        }
    }
}

/// The first of these names in quotation marks, and how many more there are.
fn quoted(names: &[String]) -> String {
    let named: Vec<String> = names.iter().take(MAX_NAMED).map(|name| format!("“{name}”")).collect();
    let more = names.len() - named.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}
