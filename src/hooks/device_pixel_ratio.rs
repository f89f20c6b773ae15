//! Device pixels in a CSS pixel.

use super::event::listen;
use super::paper::use_on_paper;
use leptos::prelude::*;
use web_sys::Event;

/// Device pixels in a CSS pixel of paper, at least.
const ON_PAPER: f64 = 3.0;

#[derive(Clone, Copy)]
struct Ratio(Signal<f64>);

/// Follows the window from screen to screen, zoom, and onto paper, for [`use_device_pixel_ratio`].
pub fn provide_device_pixel_ratio() {
    let screen = RwSignal::new(window().device_pixel_ratio());
    listen(&window(), "resize", move |_: Event| {
        let now = window().device_pixel_ratio();
        if screen.get_untracked() != now {
            screen.set(now);
        }
    });
    let on_paper = use_on_paper();
    let ratio = move || if on_paper.get() { screen.get().max(ON_PAPER) } else { screen.get() };
    provide_context(Ratio(Memo::new(move |_| ratio()).into()));
}

/// Device pixels in a CSS pixel.
pub fn use_device_pixel_ratio() -> Signal<f64> {
    expect_context::<Ratio>().0
}
