//! Modal dialogs.

use leptos::html::Dialog;
use leptos::prelude::*;

/// Shows a `<dialog>` as a modal as long as it is on the page.
pub fn use_modal() -> NodeRef<Dialog> {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Refused only if it is open already.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        // The focus returns to where it was by closing, not by taking the dialog off the page.
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.close();
        }
    });
    dialog
}
