//! The restoration of a canvas whose context was lost, as after a crash or a reset of the graphics processor.

use super::event_listener::use_event_listener;
use leptos::html::Canvas;
use leptos::prelude::*;
use web_sys::Event;

/// Counts the restorations of the context: it is empty after each. A browser restores a 2D context by itself.
pub fn use_context_restorations(canvas: NodeRef<Canvas>) -> Signal<u32> {
    let count = RwSignal::new(0);
    Effect::new(move || {
        if let Some(canvas) = canvas.get() {
            use_event_listener(&canvas, "contextrestored", move |_: Event| count.update(|n| *n += 1));
        }
    });
    count.into()
}
