//! Boxed closures for views.
//!
//! Leptos makes code of its own for every type of closure in a view. Boxed, all texts share one type, all
//! flags one, all handlers of an event one: that halves the download.

use leptos::prelude::*;

/// A text that follows the signals it reads.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that follows the signals it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// The value of an ARIA state such as `aria-pressed`.
pub fn aria(state: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    text(move || if state() { "true" } else { "false" }.into())
}

/// A handler of an event.
pub fn on<E: 'static>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// A handler that needs nothing of the click but that it happened.
pub fn click(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(web_sys::MouseEvent)> {
    Box::new(move |_| act())
}
