//! PLACEHOLDER to be ported.
mod place;
mod settings;

pub use settings::*;

use leptos::prelude::*;

/// The lab.
#[component]
pub fn Code() -> impl IntoView {
    view! { <main><h1>"Code"</h1></main> }
}
