//! PLACEHOLDER to be ported.
mod custom_dataset;
mod settings;

pub use settings::*;

use leptos::prelude::*;

/// The lab.
#[component]
pub fn Train() -> impl IntoView {
    view! { <main><h1>"Train"</h1></main> }
}
