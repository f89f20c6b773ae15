//! The page around an embed: it is told the height of the content, and its messages are answered.

use super::messages::{EventName, Posted, answer};
use super::{address, to_js};
use crate::hooks::{listen, observe_size};
use crate::state::State;
use leptos::prelude::*;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};

/// Heights that are told, at least and at most.
const HEIGHTS: (i32, i32) = (120, 20_000);

/// The window of the page around this one, if there is one.
fn parent() -> Option<Window> {
    let parent = window().parent().ok().flatten()?;
    (parent != window()).then_some(parent)
}

/// Whether this page stands in a frame of another.
pub fn is_framed() -> bool {
    parent().is_some()
}

/// Whether the host of the frame has taken its origin away, and with it most rights.
pub fn is_sandboxed() -> bool {
    is_framed() && window().origin() == "null"
}

/// Answers the page around this one, if there is one, and tells it events and height, as long as the owner lives.
pub fn talk_with_parent(state: State) {
    let Some(parent) = parent() else { return };
    let subscribed = Rc::new(RefCell::new(BTreeSet::new()));
    let origin = Rc::new(RefCell::new(String::from("*")));
    answer_messages(state, parent.clone(), subscribed.clone(), origin.clone());
    post_events(state, parent.clone(), subscribed, origin);
    post_height(parent);
}

fn answer_messages(
    state: State,
    parent: Window,
    subscribed: Rc<RefCell<BTreeSet<EventName>>>,
    origin: Rc<RefCell<String>>,
) {
    listen(&window(), "message", move |event: MessageEvent| {
        if event.source().is_none_or(|source| source != **parent) {
            return;
        }
        let Some(answer) = answer(&event.data(), state, &subscribed) else { return };
        // A page without an origin of its own, such as a file, can only be reached by any.
        let from = if event.origin() == "null" { "*".into() } else { event.origin() };
        let _ = parent.post_message(&to_js(&answer), &from);
        *origin.borrow_mut() = from;
    });
}

fn post_events(
    state: State,
    parent: Window,
    subscribed: Rc<RefCell<BTreeSet<EventName>>>,
    origin: Rc<RefCell<String>>,
) {
    state.host.on_event(move |event| {
        if subscribed.borrow().contains(&event.name()) {
            let lab = state.with_untracked(|settings| settings.lab);
            let _ = parent.post_message(&to_js(&Posted::new(lab, event)), &origin.borrow());
        }
    });
}

#[derive(Serialize)]
struct Height {
    #[serde(rename = "type")]
    kind: &'static str,
    height: i32,
}

/// The words of Embedly and Observable, as text.
#[derive(Serialize)]
struct IframeResize {
    context: &'static str,
    src: String,
    height: i32,
}

/// The words of H5P's resizer, which Moodle, WordPress and Drupal load with its contents.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct H5pResize {
    context: &'static str,
    action: &'static str,
    scroll_height: i32,
    client_height: i32,
}

/// Tells the height of an embed whenever it changes, in the words that common hosts understand.
fn post_height(parent: Window) {
    let Some(body) = document().body() else { return };
    let told = Cell::new(0);
    let measured = body.clone();
    let tell = move || {
        let height = measured.scroll_height().clamp(HEIGHTS.0, HEIGHTS.1);
        let embedded = document().document_element().is_some_and(|root| root.has_attribute("data-embed"));
        if !embedded || told.replace(height) == height {
            return;
        }
        // The content is public and the host is unknown: any origin may read the height.
        let post = |message: &JsValue| {
            let _ = parent.post_message(message, "*");
        };
        post(&to_js(&Height { kind: "activation-lab:height", height }));
        let resize = IframeResize { context: "iframe.resize", src: address(), height };
        post(&serde_json::to_string(&resize).unwrap_or_default().into());
        let (scroll_height, client_height) = (height, height);
        post(&to_js(&H5pResize { context: "h5p", action: "resize", scroll_height, client_height }));
    };
    observe_size(&body, tell);
}
