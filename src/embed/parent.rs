//! The connection to the page around the frame: answers to its messages, events, and the height of the content.

use super::messages::{PostedEvent, answer};
use crate::hooks::{use_event_listener, use_resize_observer};
use crate::host::{EventName, address, parent, to_js};
use crate::state::State;
use leptos::prelude::*;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};

/// The least and the greatest height that is posted.
const HEIGHT_LIMITS: (i32, i32) = (120, 20_000);

/// Answers messages of the page around this frame, and posts events and height to it, until the owner is disposed.
pub fn connect_to_parent(state: State) {
    let Some(parent) = parent() else { return };
    let subscribed = Rc::new(RefCell::new(BTreeSet::new()));
    let origin = Rc::new(RefCell::new(String::from("*")));
    answer_messages(state, parent.clone(), subscribed.clone(), origin.clone());
    post_events(state, parent.clone(), subscribed, origin);
    post_height_changes(parent);
}

fn answer_messages(
    state: State,
    parent: Window,
    subscribed: Rc<RefCell<BTreeSet<EventName>>>,
    origin: Rc<RefCell<String>>,
) {
    use_event_listener(&window(), "message", move |event: MessageEvent| {
        if event.source().is_none_or(|source| source != **parent) {
            return;
        }
        let Some(answer) = answer(&event.data(), state, &subscribed) else { return };
        // A page with an opaque origin, such as a file, can only be addressed by `*`.
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
            let _ = parent.post_message(&to_js(&PostedEvent::new(lab, event)), &origin.borrow());
        }
    });
}

#[derive(Serialize)]
struct Height {
    #[serde(rename = "type")]
    kind: &'static str,
    height: i32,
}

/// The resize message of Embedly and Observable, posted as JSON text.
#[derive(Serialize)]
struct IframeResize {
    context: &'static str,
    src: String,
    height: i32,
}

/// The resize message of H5P, whose resizer Moodle, WordPress and Drupal load.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct H5pResize {
    context: &'static str,
    action: &'static str,
    scroll_height: i32,
    client_height: i32,
}

/// Posts the height of an embed whenever it changes, in the formats that common hosts understand.
fn post_height_changes(parent: Window) {
    let Some(body) = document().body() else { return };
    let last_posted = Cell::new(0);
    let measured = body.clone();
    let post_height = move || {
        let height = measured.scroll_height().clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let embedded = document().document_element().is_some_and(|root| root.has_attribute("data-embed"));
        if !embedded || last_posted.replace(height) == height {
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
    use_resize_observer(&body, post_height);
}
