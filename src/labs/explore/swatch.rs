//! Stroke and colour of a slot, in HTML.

use crate::format;
use crate::hooks::curve_colour;
use crate::plot::palette::DASHES;
use leptos::prelude::*;

/// A sample of the stroke of a slot.
#[component]
pub fn Swatch(
    /// The slot.
    index: usize,
) -> impl IntoView {
    let dashes = DASHES[index].iter().map(|length| format::shortest(*length)).collect::<Vec<_>>().join(" ");
    view! {
        <svg class="swatch" viewBox="0 0 26 10" aria-hidden="true">
            <path d="M1 5H25" style:stroke=curve_colour(index) stroke-dasharray=dashes/>
        </svg>
    }
}

/// A label in the colour of a slot.
#[component]
pub fn ColoredLabel(
    /// The slot.
    index: usize,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! { <span style:color=curve_colour(index)>{label}</span> }
}
