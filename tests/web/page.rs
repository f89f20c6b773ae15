//! A mounted application, read by roles and names as people know them.

use activation_lab::{Mounted, mount};
use js_sys::Promise;
use std::ops::Deref;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, NodeList, Window};

#[wasm_bindgen(module = "/tests/web/page.js")]
extern "C" {
    /// Begins to watch what the program holds on to outside of its views.
    pub fn watch();
    /// What it holds on to: listeners outside of removed views, observers, frames and timers to come.
    pub fn held() -> Vec<String>;
    /// What went wrong with nobody to handle it since `watch`.
    pub fn errors() -> Vec<String>;
    /// Presses a key with Ctrl on an element; `false` if somebody kept the browser from doing its own.
    #[wasm_bindgen(js_name = pressWithCtrl)]
    pub fn press_with_ctrl(target: &Element, key: &str) -> bool;
}

pub fn window() -> Window {
    web_sys::window().unwrap()
}

pub fn document() -> Document {
    window().document().unwrap()
}

/// Lets so many milliseconds pass.
pub async fn pause(milliseconds: i32) {
    let mut wait = |resolve: js_sys::Function, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    };
    JsFuture::from(Promise::new(&mut wait)).await.unwrap();
}

/// Lets everything that waits have its turn.
pub async fn tick() {
    pause(0).await;
}

/// Waits until something is so, for two seconds at most.
pub async fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..100 {
        if so() {
            return;
        }
        pause(20).await;
    }
    panic!("never: {what}");
}

/// An empty element of the page.
pub fn new_root() -> HtmlElement {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    root
}

/// All elements for a selector.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let found: NodeList = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|i| found.get(i).unwrap().unchecked_into()).collect()
}

/// The text of an element.
pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// Enters a text into a field, or moves a slider, as a visitor does.
pub fn enter(input: &HtmlInputElement, value: &str) {
    input.set_value(value);
    dispatch(input, "input");
}

/// Dispatches an event that bubbles.
pub fn dispatch(target: &Element, event: &str) {
    let made = document().create_event("Event").unwrap();
    made.init_event_with_bubbles_and_cancelable(event, true, true);
    target.dispatch_event(&made).unwrap();
}

/// An element with the application, until it is dropped.
pub struct Page {
    root: HtmlElement,
    mounted: Option<Mounted>,
}

impl Page {
    /// Mounts the application with a query, and waits for its lab.
    pub async fn open(query: &str) -> Page {
        let root = new_root();
        let mounted = mount(root.clone(), query.into()).await;
        let page = Page { root, mounted: Some(mounted) };
        until("the lab is open", || page.root.has_attribute("data-open")).await;
        tick().await;
        page
    }

    /// The query that reproduces what is shown.
    pub fn query(&self) -> String {
        self.mounted.as_ref().unwrap().query()
    }

    /// Shows what a query describes.
    pub fn show(&self, query: &str) {
        self.mounted.as_ref().unwrap().show(query);
    }

    /// Waits until a lab is open.
    pub async fn opened(&self, slug: &str) {
        until(slug, || self.root.get_attribute("data-open").as_deref() == Some(slug)).await;
    }

    /// Takes the application off the page.
    pub fn close(&mut self) {
        self.mounted.take().unwrap().close();
    }

    /// The button with this name.
    pub fn button(&self, name: &str) -> HtmlElement {
        named(&self.root, "button", name)
    }

    /// The slider with this name.
    pub fn slider(&self, name: &str) -> HtmlInputElement {
        named(&self.root, "input[type=range]", name).unchecked_into()
    }

    /// The number field with this label.
    pub fn field(&self, label: &str) -> HtmlInputElement {
        let label = all(&self.root, "label").into_iter().find(|l| text(l) == label).expect(label);
        let id = label.get_attribute("for").unwrap();
        self.root.query_selector(&format!("[id='{id}']")).unwrap().unwrap().unchecked_into()
    }

    /// The cells of the row with this heading.
    pub fn row(&self, heading: &str) -> Vec<String> {
        let heading = all(&self.root, "th[scope=row]").into_iter().find(|h| text(h).trim() == heading);
        let row = heading.expect("a row").parent_element().unwrap();
        all(&row, "td").iter().map(|cell| text(cell)).collect()
    }

    /// What alerts say.
    pub fn alerts(&self) -> String {
        all(&self.root, "[role=alert]").iter().map(|alert| text(alert)).collect()
    }
}

impl Deref for Page {
    type Target = HtmlElement;

    fn deref(&self) -> &HtmlElement {
        &self.root
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.close();
        }
        self.root.remove();
    }
}

/// The element of a kind that has this name, by its label or its text.
fn named(root: &Element, kind: &str, name: &str) -> HtmlElement {
    let is_named = |element: &HtmlElement| match element.get_attribute("aria-label") {
        Some(label) => label == name,
        None => text(element) == name,
    };
    all(root, kind).into_iter().find(is_named).unwrap_or_else(|| panic!("no {kind} is named {name}"))
}
