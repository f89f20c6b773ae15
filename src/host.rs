//! Where a lab stands: on the page that its address describes, or in an element of another page.

use crate::browser::{self, document};
use crate::reactive::*;
use crate::settings::Theme;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// The surroundings of a lab.
#[derive(Clone, Copy)]
pub struct Host {
    place: StoredValue<Element>,
    /// Whether the address of the page is the lab's.
    page: bool,
}

impl Host {
    /// The page that the address describes, with `place` in it for the lab.
    pub fn page(place: Element) -> Self {
        Host { place: StoredValue::new(place), page: true }
    }

    /// An element of another page.
    pub fn element(place: Element) -> Self {
        Host { page: false, ..Host::page(place) }
    }

    /// Whether the address of the page is the lab's.
    pub fn is_page(self) -> bool {
        self.page
    }

    /// What the style sheet takes the theme from.
    pub fn root(self) -> Option<Element> {
        if self.page {
            return document()?.document_element();
        }
        self.place.try_get_value()
    }

    /// Tells the style sheet which theme was chosen.
    pub fn apply_theme(self, theme: Theme) {
        let Some(root) = self.root() else { return };
        let _ = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    }

    /// Tells the style sheet whether only the lab is shown.
    pub fn mark_embedded(self, embedded: bool) {
        let _ = self.root().map(|root| root.toggle_attribute_with_force("data-embed", embedded));
    }

    /// The lab has another query: shown in the address, as a new entry of the history where it is a `step`.
    pub fn show(self, query: &str, step: bool) {
        if self.page && step {
            browser::push(query);
        } else if self.page {
            browser::replace(query);
        }
        self.tell("change", query);
    }

    /// Tells those around the lab of an event, as `activation-lab:…` at its place.
    pub fn tell(self, event: &str, detail: &str) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&JsValue::from_str(detail));
        let event = CustomEvent::new_with_event_init_dict(&format!("activation-lab:{event}"), &init);
        let place = self.place.try_get_value();
        if let Some((place, event)) = place.zip(event.ok()) {
            let _ = place.dispatch_event(&event);
        }
    }
}
