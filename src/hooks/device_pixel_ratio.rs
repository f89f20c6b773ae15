//! The device pixel ratio, on screen and in print.

use super::event_listener::use_event_listener;
use super::print::use_is_printing;
use leptos::prelude::*;
use web_sys::Event;

/// The least ratio in print: printers resolve more than the screen. Chromium prints the calls of a canvas, scaled by a
/// multiple of 1/64, so that the inverse has to be one.
const MIN_PRINT_RATIO: f64 = 4.0;

#[derive(Clone, Copy)]
pub(super) struct Ratio(pub(super) Signal<f64>);

/// Provides the ratio to [`use_device_pixel_ratio`]. It changes with the screen, with zoom, and in print.
pub fn provide_device_pixel_ratio() {
    let screen = RwSignal::new(window().device_pixel_ratio());
    let update = move || {
        let now = window().device_pixel_ratio();
        if screen.get_untracked() != now {
            screen.set(now);
        }
    };
    use_event_listener(&window(), "resize", move |_: Event| update());
    // A window that is moved to another screen may keep its size. A query is for one ratio: for each, there is another.
    Effect::new(move || {
        let query = format!("(resolution: {}dppx)", screen.get());
        if let Ok(Some(query)) = window().match_media(&query) {
            use_event_listener(&query, "change", move |_: Event| update());
        }
    });
    let is_printing = use_is_printing();
    let ratio = move || if is_printing.get() { screen.get().max(MIN_PRINT_RATIO) } else { screen.get() };
    provide_context(Ratio(Memo::new(move |_| ratio()).into()));
}

/// Device pixels per CSS pixel.
pub fn use_device_pixel_ratio() -> Signal<f64> {
    expect_context::<Ratio>().0
}
