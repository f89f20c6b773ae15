//! Whether an element is in the viewport.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside of the viewport an element counts as visible, so that it is drawn before it scrolls into view.
const MARGIN: &str = "300px";

/// Whether the element is in or near the viewport; `true` until the browser reports otherwise.
pub fn use_element_visibility<E>(element: NodeRef<E>) -> Signal<bool>
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let visible = RwSignal::new(true);
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        let callback = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(
            move |entries: Vec<IntersectionObserverEntry>| {
                if let Some(last) = entries.last() {
                    visible.try_set(last.is_intersecting());
                }
            },
        );
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let function = callback.as_ref().unchecked_ref();
        let Ok(observer) = IntersectionObserver::new_with_options(function, &options) else { return };
        observer.observe(element.as_ref());
        let observed = StoredValue::new_local((observer, callback));
        on_cleanup(move || {
            observed.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    visible.into()
}
