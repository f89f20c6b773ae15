//! Listeners on targets outside of the view: the document's root, the window, media queries.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Listens to an event until the present owner is disposed. For elements of a view there is `on:`.
pub fn use_event_listener<E: JsCast + 'static>(
    target: &EventTarget,
    event: &'static str,
    mut handle: impl FnMut(E) + 'static,
) {
    let handle = Closure::<dyn FnMut(Event)>::new(move |event: Event| handle(event.unchecked_into()));
    // `addEventListener` fails only if the callback is not a function or an object.
    let _ = target.add_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
    let listener = StoredValue::new_local((target.clone(), handle));
    on_cleanup(move || {
        listener.try_with_value(|(target, handle)| {
            let _ = target.remove_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
        });
    });
}
