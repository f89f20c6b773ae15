//! The device pixel ratio, on screen and in print.

use super::event_listener::use_event_listener;
use super::print::use_is_printing;
use leptos::prelude::*;
use web_sys::Event;

/// The least ratio in print: printers resolve more than the screen.
const MIN_PRINT_RATIO: f64 = 3.0;

#[derive(Clone, Copy)]
struct Ratio(Signal<f64>);

/// Provides the ratio to [`use_device_pixel_ratio`]. It changes with the screen, with zoom, and in print.
pub fn provide_device_pixel_ratio() {
    let screen = RwSignal::new(window().device_pixel_ratio());
    use_event_listener(&window(), "resize", move |_: Event| {
        let now = window().device_pixel_ratio();
        if screen.get_untracked() != now {
            screen.set(now);
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
