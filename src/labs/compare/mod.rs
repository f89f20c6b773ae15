//! PLACEHOLDER to be ported.
mod settings;

pub use settings::*;

use leptos::prelude::*;

/// The lab.
#[component]
pub fn Compare() -> impl IntoView {
    view! { <main><h1>"Compare"</h1></main> }
}
