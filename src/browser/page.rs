//! Window, document, events. Nothing where there is no page, as in a worker.

use crate::reactive::on_cleanup;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, HtmlInputElement};

pub use web_sys::window;

/// The document of the page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Handles an event as long as the present owner lives.
pub fn listen<E: JsCast + 'static>(
    target: &EventTarget,
    event: &'static str,
    mut handle: impl FnMut(E) + 'static,
) {
    listen_boxed(target.clone(), event, Box::new(move |event: Event| handle(event.unchecked_into())));
}

/// What handles events. (For each closure, a `dyn FnMut` would carry another way to call it.)
trait Handle {
    fn handle(&mut self, event: Event);
}

impl<F: FnMut(Event)> Handle for F {
    fn handle(&mut self, event: Event) {
        self(event);
    }
}

fn listen_boxed(target: EventTarget, event: &'static str, mut handle: Box<dyn Handle>) {
    let handle = Closure::<dyn FnMut(Event)>::new(move |event| handle.handle(event));
    // Refused only for what is no function.
    let _ = target.add_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
    on_cleanup(move || {
        let _ = target.remove_event_listener_with_callback(event, handle.as_ref().unchecked_ref());
    });
}

/// Handles an event of the window as long as the present owner lives.
pub fn listen_to_window<E: JsCast + 'static>(event: &'static str, handle: impl FnMut(E) + 'static) {
    if let Some(window) = window() {
        listen(&window, event, handle);
    }
}

/// What an event happened to.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The value of the form field that an event happened to.
pub fn value_of(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let value = js_sys::Reflect::get(&target, &"value".into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the box that an event happened to is ticked.
pub fn checked_of(event: &Event) -> bool {
    target::<HtmlInputElement>(event).is_some_and(|input| input.checked())
}

/// Does something before the next picture of the page.
pub fn before_next_frame(act: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    // Refused only for what is no function.
    let _ = window.request_animation_frame(Closure::once_into_js(act).unchecked_ref());
}
