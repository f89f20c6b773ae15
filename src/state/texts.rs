//! The texts of notices.

use super::notice::Notice;
use crate::locale::Lang;

impl Lang {
    /// The sentence of a notice.
    pub fn notice(self, notice: &Notice) -> String {
        match notice {
            Notice::TooLong => "The link is too long to be one of ours and was not read.".into(),
            Notice::UnknownFunction(id) => format!("The link names a function that is not known: “{id}”."),
            Notice::TooManyFunctions(max) => {
                format!("The link names more than {max} functions; the rest is left out.")
            }
            Notice::BadParameter(entry) => {
                format!("The link gives “{entry}”: a parameter is not usable, so its default is taken.")
            }
            Notice::Clamped(entry) => {
                format!("The link gives “{entry}”, which is beyond the limit; the limit is taken.")
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
