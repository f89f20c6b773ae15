//! A mounted application, with access by role and accessible name.

use activation_lab::{Mounted, mount};
use js_sys::Promise;
use std::ops::Deref;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, NodeList, Window};

#[wasm_bindgen(module = "/tests/web/page.js")]
extern "C" {
    /// Starts to record listeners, observers, timers and animation frames.
    pub fn watch();
    /// The names of those that are still active, except listeners of removed elements.
    #[wasm_bindgen(js_name = activeResources)]
    pub fn active_resources() -> Vec<String>;
    /// Uncaught errors and unhandled rejections since `watch`.
    pub fn errors() -> Vec<String>;
    /// Dispatches a key press with Ctrl; `false` if a listener called `preventDefault`.
    #[wasm_bindgen(js_name = pressWithCtrl)]
    pub fn press_with_ctrl(target: &Element, key: &str) -> bool;
}

pub fn window() -> Window {
    web_sys::window().unwrap()
}

pub fn document() -> Document {
    window().document().unwrap()
}

/// Waits for a number of milliseconds.
pub async fn pause(milliseconds: i32) {
    let mut wait = |resolve: js_sys::Function, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    };
    JsFuture::from(Promise::new(&mut wait)).await.unwrap();
}

/// Waits until pending tasks and microtasks have run.
pub async fn tick() {
    pause(0).await;
}

/// Waits until a condition holds; panics after two seconds.
pub async fn until(description: &str, mut condition: impl FnMut() -> bool) {
    for _ in 0..100 {
        if condition() {
            return;
        }
        pause(20).await;
    }
    panic!("timeout: {description}");
}

/// Appends an empty element to the page.
pub fn new_root() -> HtmlElement {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    root
}

/// All elements that match a selector.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let found: NodeList = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|i| found.get(i).unwrap().unchecked_into()).collect()
}

/// The text of an element.
pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// Sets the value of a field or slider and dispatches `input`.
pub fn enter(input: &HtmlInputElement, value: &str) {
    input.set_value(value);
    dispatch(input, "input");
}

/// Dispatches an event that bubbles.
pub fn dispatch(target: &Element, event: &str) {
    let event_object = document().create_event("Event").unwrap();
    event_object.init_event_with_bubbles_and_cancelable(event, true, true);
    target.dispatch_event(&event_object).unwrap();
}

/// An application in an element of its own; both are removed on drop.
pub struct Page {
    root: HtmlElement,
    mounted: Option<Mounted>,
}

impl Page {
    /// Mounts the application with a query, and waits until its lab is open.
    pub async fn open(query: &str) -> Page {
        let root = new_root();
        let mounted = mount(root.clone(), query.into()).await;
        let page = Page { root, mounted: Some(mounted) };
        until("the lab is open", || page.root.has_attribute("data-open")).await;
        tick().await;
        page
    }

    /// The query of the current view.
    pub fn query(&self) -> String {
        self.mounted.as_ref().unwrap().query()
    }

    /// Shows the view of a query.
    pub fn show(&self, query: &str) {
        self.mounted.as_ref().unwrap().show(query);
    }

    /// Opens a lab by its tab.
    pub async fn open_tab(&self, name: &str, slug: &str) {
        all(self, "nav a").into_iter().find(|tab| text(tab) == name).unwrap().click();
        self.opened(slug).await;
    }

    /// Waits until a lab is open.
    pub async fn opened(&self, slug: &str) {
        until(slug, || self.root.get_attribute("data-open").as_deref() == Some(slug)).await;
    }

    /// Unmounts the application.
    pub fn close(&mut self) {
        self.mounted.take().unwrap().close();
    }

    /// The button with this name.
    pub fn button(&self, name: &str) -> HtmlElement {
        find_by_name(&self.root, "button", name)
    }

    /// The slider with this name.
    pub fn slider(&self, name: &str) -> HtmlInputElement {
        find_by_name(&self.root, "input[type=range]", name).unchecked_into()
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

    /// The text of all alerts.
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

/// The element that matches a selector and has this name, by `aria-label` or its text.
fn find_by_name(root: &Element, selector: &str, name: &str) -> HtmlElement {
    let is_named = |element: &HtmlElement| match element.get_attribute("aria-label") {
        Some(label) => label == name,
        None => text(element) == name,
    };
    all(root, selector).into_iter().find(is_named).unwrap_or_else(|| panic!("no {selector} is named {name}"))
}
