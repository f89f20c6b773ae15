//! The texts of the dialogs.

use super::Lang;

impl Lang {
    pub fn dialog_not_loaded(self) -> &'static str {
        "The dialog could not be loaded."
    }
}
