//! PLACEHOLDER to be ported.
mod settings;

pub use settings::*;

use leptos::prelude::*;

/// The lab.
#[component]
pub fn Depth() -> impl IntoView {
    view! { <main><h1>"Depth"</h1></main> }
}
