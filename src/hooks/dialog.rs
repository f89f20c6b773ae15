//! Modal dialogs.

use leptos::html::Dialog;
use leptos::prelude::*;

/// Shows a `<dialog>` as a modal as soon as it is on the page.
pub fn use_modal() -> NodeRef<Dialog> {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Refused only if it is open already.
            let _ = dialog.show_modal();
        }
    });
    dialog
}
