//! PLACEHOLDER to be ported.

use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Share() -> impl IntoView {}
