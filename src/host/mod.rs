//! The surroundings of the program: its own page or an element of another, the address bar, and the frame.

mod address;
mod event;
mod frame;

pub use address::{address, query as address_query};
pub use event::{Event, EventName};
pub use frame::{is_framed, is_sandboxed, parent};

use crate::theme::Theme;
use futures_channel::oneshot;
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

/// Where the program is mounted: its root element, and whether the page is its own.
#[derive(Clone, Copy)]
pub struct Host {
    root: StoredValue<HtmlElement, LocalStorage>,
    /// Called with every event, in addition to the DOM event at the root.
    listener: StoredValue<Option<Listener>, LocalStorage>,
    /// Events that have not been told.
    events: StoredValue<Vec<Event>>,
    /// The query that was last told to the host, or taken from it.
    known_query: StoredValue<String>,
    /// Told when the first lab is open, or cannot be loaded.
    opening: StoredValue<Option<oneshot::Sender<()>>, LocalStorage>,
    /// 0 for our own page; instances in elements are numbered from 1.
    number: u32,
}

type Listener = Rc<dyn Fn(&Event)>;

/// Numbers the instances in elements: their ids have to differ.
static INSTANCES: AtomicU32 = AtomicU32::new(0);

impl Host {
    /// Our own page, mounted in `root`.
    pub fn page(root: HtmlElement) -> Self {
        Host {
            root: StoredValue::new_local(root),
            listener: StoredValue::new_local(None),
            events: StoredValue::default(),
            known_query: StoredValue::default(),
            opening: StoredValue::new_local(None),
            number: 0,
        }
    }

    /// An element of another page.
    pub fn element(root: HtmlElement) -> Self {
        Host { number: 1 + INSTANCES.fetch_add(1, Ordering::Relaxed), ..Host::page(root) }
    }

    /// Whether the page is our own, and with it the address.
    pub fn is_page(self) -> bool {
        self.number == 0
    }

    /// The element in which the program is mounted.
    pub fn root(self) -> Option<HtmlElement> {
        self.root.try_get_value()
    }

    /// An id that is unique on the page.
    pub fn id(self, name: &str) -> String {
        if self.is_page() { name.into() } else { format!("lab{}-{name}", self.number) }
    }

    /// The element that carries theme and embedding for the style sheet: the document element, or the root.
    pub fn theme_root(self) -> Option<Element> {
        if self.is_page() { document().document_element() } else { self.root().map(Into::into) }
    }

    /// Sets the theme attribute for the style sheet.
    pub fn set_theme(self, theme: Theme) {
        let Some(root) = self.theme_root() else { return };
        let _ = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme.slug()),
        };
    }

    /// Sets the attribute by which the style sheet shows the lab alone.
    pub fn set_embedded(self, embedded: bool) {
        let _ = self.theme_root().map(|root| root.toggle_attribute_with_force("data-embed", embedded));
    }

    /// Sets the attribute by which the style sheet has the layout of a sheet of paper.
    pub fn set_printing(self, printing: bool) {
        let _ = self.theme_root().map(|root| root.toggle_attribute_with_force("data-printing", printing));
    }

    /// Is told when the first lab is open or cannot be loaded; dropped if this instance is closed before.
    pub fn opening(self) -> oneshot::Receiver<()> {
        let (opening, opened) = oneshot::channel();
        self.opening.set_value(Some(opening));
        opened
    }

    /// Notes that a lab is open or cannot be loaded: on our own page it takes the place of the static picture.
    pub fn end_opening(self) {
        if let Some(picture) = document().get_element_by_id("picture").filter(|_| self.is_page()) {
            picture.remove();
        }
        if let Some(opening) = self.opening.try_update_value(Option::take).flatten() {
            // Nobody may wait.
            let _ = opening.send(());
        }
    }

    /// Publishes the open lab: as an attribute of the root, and in the title of the page.
    pub fn set_open_lab(self, slug: &str, title: &str) {
        let _ = self.root().map(|root| root.set_attribute("data-open", slug));
        if self.is_page() {
            document().set_title(title);
        }
    }

    /// The address of our own page, without query. In an element it is given by `data-page`.
    pub fn page_address(self) -> String {
        let given = self.root().filter(|_| !self.is_page()).and_then(|root| root.get_attribute("data-page"));
        given.unwrap_or_else(|| address::without_query(&address()).into())
    }

    /// The query of the address; empty in an element of another page.
    pub fn query(self) -> String {
        if self.is_page() { address::query() } else { String::new() }
    }

    /// Publishes the query of the present view: in the address bar, as a new history entry if `push`, and as an event.
    pub fn set_query(self, query: &str, push: bool) {
        if self.is_page() {
            address::write_query(query, push);
        }
        self.emit_change(query);
    }

    /// Emits the event that the query has changed, unless the host knows it.
    pub fn emit_change(self, query: &str) {
        self.emit(Event::Change { query: query.into() });
    }

    /// Notes a query that the host knows, since it gave it. What it has not been told yet is out of date.
    pub fn note_query(self, query: &str) {
        self.events.try_update_value(|events| events.retain(|event| event.name() != EventName::Change));
        self.known_query.try_update_value(|known| query.clone_into(known));
    }

    /// Calls `listener` with every event from now on.
    pub fn on_event(self, listener: impl Fn(&Event) + 'static) {
        self.listener.set_value(Some(Rc::new(listener)));
    }

    /// Emits an event. It is told when the present work is done: a listener may do anything with this instance, also
    /// press what has just been pressed, or close it.
    pub fn emit(self, event: Event) {
        let before = self.events.try_update_value(|events| {
            events.push(event);
            events.len()
        });
        if before == Some(1) {
            queue_microtask(move || self.tell_events());
        }
    }

    /// Tells the events: to the listener, and as DOM events `activation-lab:…` at the root.
    fn tell_events(self) {
        for event in self.events.try_update_value(std::mem::take).unwrap_or_default() {
            // A listener may have closed this instance.
            let Some(root) = self.root() else { return };
            if !self.is_news(&event) {
                continue;
            }
            if let Some(Some(listener)) = self.listener.try_get_value() {
                listener(&event);
            }
            let init = CustomEventInit::new();
            init.set_bubbles(true);
            init.set_composed(true);
            init.set_detail(&event.detail());
            let name = format!("activation-lab:{}", event.name().as_str());
            if let Ok(event) = CustomEvent::new_with_event_init_dict(&name, &init) {
                let _ = root.dispatch_event(&event);
            }
        }
    }

    /// Whether the host does not know the event already; notes its query.
    fn is_news(self, event: &Event) -> bool {
        let Event::Change { query } = event else { return true };
        let before = self.known_query.try_update_value(|known| std::mem::replace(known, query.clone()));
        before.is_some_and(|before| before != *query)
    }
}

/// Serializes to a JavaScript value; `undefined` if that fails.
pub fn to_js(value: &impl serde::Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}
