//! The size of an element as a signal.

use super::print::use_is_printing;
use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Width and height of the element in CSS pixels, on screen or on paper; (0, 0) until it is mounted.
pub fn use_element_size<E>(element: NodeRef<E>) -> Signal<(f64, f64)>
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let size = RwSignal::new((0.0, 0.0));
    let is_printing = use_is_printing();
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        let element: Element = AsRef::<Element>::as_ref(&element).clone();
        let measured = element.clone();
        let measure = move || {
            let rect = measured.get_bounding_client_rect();
            let now = (rect.width().round(), rect.height().round());
            // The observer may fire after the signal has been disposed.
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        };
        use_resize_observer(&element, measure.clone());
        // The observer would report the size on paper too late.
        ImmediateEffect::new_scoped(move || {
            is_printing.track();
            measure();
        });
    });
    size.into()
}

/// Calls `on_resize` whenever the size of the element changes, until the present owner is disposed.
pub fn use_resize_observer(element: &Element, on_resize: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(on_resize);
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let observed = StoredValue::new_local((observer, callback));
    on_cleanup(move || {
        observed.try_with_value(|(observer, _)| observer.disconnect());
    });
}
