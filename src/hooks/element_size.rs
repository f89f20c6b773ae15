//! The size of an element as a signal.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Width and height of the element in CSS pixels; (0, 0) until it is on the page.
pub fn use_element_size<E>(element: NodeRef<E>) -> Signal<(f64, f64)>
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let size = RwSignal::new((0.0, 0.0));
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        let element: Element = AsRef::<Element>::as_ref(&element).clone();
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
        observe_size(&element, measure);
    });
    size.into()
}

/// Calls `act` whenever the size of the element changes, as long as the present owner lives.
pub fn observe_size(element: &Element, act: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(act);
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let observed = StoredValue::new_local((observer, callback));
    on_cleanup(move || {
        observed.try_with_value(|(observer, _)| observer.disconnect());
    });
}
