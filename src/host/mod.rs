//! Where the program stands: on the page that the address describes, or in an element of another page.

mod address;
mod frame;
mod messages;

pub use address::{address, query as address_query};
pub use frame::{is_framed, is_sandboxed, talk_with_parent};
pub use messages::{Answer, Event, EventName, Request, answer};

use crate::state::Theme;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

/// The surroundings of the program: its root element, and whose it is.
#[derive(Clone, Copy)]
pub struct Host {
    root: StoredValue<HtmlElement, LocalStorage>,
    /// What is told of every event, beside the root element.
    listener: StoredValue<Option<Listener>, LocalStorage>,
    /// 0 for the page itself; elements of other pages are counted from 1.
    number: u32,
}

type Listener = Rc<dyn Fn(&Event)>;

/// How many elements there have been: the ids in each of them have to differ.
static ELEMENTS: AtomicU32 = AtomicU32::new(0);

impl Host {
    /// The page that the address describes, with `root` in it for the program.
    pub fn page(root: HtmlElement) -> Self {
        Host { root: StoredValue::new_local(root), listener: StoredValue::new_local(None), number: 0 }
    }

    /// An element of another page.
    pub fn element(root: HtmlElement) -> Self {
        Host { number: 1 + ELEMENTS.fetch_add(1, Ordering::Relaxed), ..Host::page(root) }
    }

    /// Whether the address of the page is the program's.
    pub fn is_page(self) -> bool {
        self.number == 0
    }

    /// The element that the program is mounted in.
    pub fn root(self) -> Option<HtmlElement> {
        self.root.try_get_value()
    }

    /// An id that is unique on the page.
    pub fn id(self, name: &str) -> String {
        if self.is_page() { name.into() } else { format!("lab{}-{name}", self.number) }
    }

    /// What the style sheet takes the theme from: the document of the page, or the element.
    pub fn themed_root(self) -> Option<Element> {
        if self.is_page() { document().document_element() } else { self.root().map(Into::into) }
    }

    /// Tells the style sheet which theme was chosen.
    pub fn apply_theme(self, theme: Theme) {
        let Some(root) = self.themed_root() else { return };
        let _ = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme.slug()),
        };
    }

    /// Tells the style sheet whether only the lab is shown.
    pub fn mark_embedded(self, embedded: bool) {
        let _ = self.themed_root().map(|root| root.toggle_attribute_with_force("data-embed", embedded));
    }

    /// Names the lab that is shown: at the root for scripts, and in the title of the page.
    pub fn mark_open(self, slug: &str, title: &str) {
        let _ = self.root().map(|root| root.set_attribute("data-open", slug));
        if self.is_page() {
            document().set_title(title);
        }
    }

    /// The address of the whole page, without query. An element of another page has it in its `data-page`.
    pub fn page_address(self) -> String {
        let given = self.root().filter(|_| !self.is_page()).and_then(|root| root.get_attribute("data-page"));
        given.unwrap_or_else(|| address::without_query(&address()).into())
    }

    /// The query of the address; empty in an element of another page.
    pub fn query(self) -> String {
        if self.is_page() { address::query() } else { String::new() }
    }

    /// The program shows another query: it is put into the address, as a new entry of the history where it is a `step`.
    pub fn show(self, query: &str, step: bool) {
        if self.is_page() {
            address::show(query, step);
        }
        self.announce(query);
    }

    /// Tells those around the program that it shows another query.
    pub fn announce(self, query: &str) {
        self.dispatch(&Event::Change { query: query.into() });
    }

    /// Calls `listener` with every event from now on.
    pub fn on_event(self, listener: impl Fn(&Event) + 'static) {
        self.listener.set_value(Some(Rc::new(listener)));
    }

    /// Tells those around the program of an event, as `activation-lab:…` at its root.
    pub fn dispatch(self, event: &Event) {
        if let Some(Some(listener)) = self.listener.try_get_value() {
            listener(event);
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&event.detail());
        let name = format!("activation-lab:{}", event.name().as_str());
        let event = CustomEvent::new_with_event_init_dict(&name, &init);
        if let (Some(root), Ok(event)) = (self.root(), event) {
            let _ = root.dispatch_event(&event);
        }
    }
}

/// A value of JavaScript for what serde can write; `undefined` for what it cannot.
fn to_js(value: &impl serde::Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}
