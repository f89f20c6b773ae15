//! The size of an element as a signal.

use super::{listen_to_window, window};
use crate::dom::El;
use crate::reactive::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Width and height of the element in CSS pixels; (0, 0) until it is on the page.
pub fn size_of(element: &El) -> Signal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    let element = element.clone();
    // Not at once: the element is still to be put on the page.
    effect(move || {
        let Some(element) = element.node::<Element>() else { return };
        let measured = element.clone();
        let measure = move || {
            let rect = measured.get_bounding_client_rect();
            let now = (rect.width().round(), rect.height().round());
            // The element may outlive the signal for a moment.
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        };
        measure();
        let callback = Closure::<dyn Fn()>::new(measure);
        let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        on_cleanup(move || {
            observer.disconnect();
            drop(callback);
        });
    });
    size.into()
}

/// Device pixels in a CSS pixel of paper, at least.
const ON_PAPER: f64 = 3.0;

/// Device pixels in a CSS pixel, as a signal that follows the window from screen to screen, zoom, and onto paper.
pub fn device_pixel_ratio() -> Signal<f64> {
    let now = || window().map_or(1.0, |window| window.device_pixel_ratio());
    let ratio = RwSignal::new(now());
    for event in ["resize", "beforeprint", "afterprint"] {
        listen_to_window(event, move |_: web_sys::Event| {
            let now = if event == "beforeprint" { now().max(ON_PAPER) } else { now() };
            if ratio.try_get_untracked().is_some_and(|before| before != now) {
                ratio.set(now);
            }
        });
    }
    ratio.into()
}
