//! Modal dialogs.

use leptos::html::Dialog;
use leptos::prelude::*;

/// Shows a `<dialog>` as a modal as long as it is on the page.
pub fn use_modal() -> NodeRef<Dialog> {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // `show_modal` fails only if the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        // `close` returns the focus to where it was; removing the element alone does not.
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.close();
        }
    });
    dialog
}
