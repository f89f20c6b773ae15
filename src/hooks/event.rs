//! Events of what is not in the view itself: the root of the page, the window, media queries.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Handles an event as long as the present owner lives. For elements of a view there is `on:`.
pub fn listen<E: JsCast + 'static>(
    target: &EventTarget,
    event: &'static str,
    mut handle: impl FnMut(E) + 'static,
) {
    let handle = Closure::<dyn FnMut(Event)>::new(move |event: Event| handle(event.unchecked_into()));
    // Refused only for what is no function.
    let _ = target.add_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
    let listener = StoredValue::new_local((target.clone(), handle));
    on_cleanup(move || {
        listener.try_with_value(|(target, handle)| {
            let _ = target.remove_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
        });
    });
}
