//! Several applications on one page.

use super::page::{
    Page, active_resources, all, document, enter, errors, pause, press_with_ctrl, tick, until, watch, window,
};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement, HtmlInputElement};

const SLOPE: &str = "α of Leaky ReLU";
const QUERY: &str = "?f=leaky_relu:0.1";

/// A text field of the host.
fn host_field() -> HtmlInputElement {
    let field: HtmlInputElement = document().create_element("input").unwrap().unchecked_into();
    document().body().unwrap().append_child(&field).unwrap();
    field
}

#[wasm_bindgen_test]
async fn keys_in_one_root_affect_neither_another_root_nor_a_field_of_the_host() {
    let (one, other, field) = (Page::open(QUERY).await, Page::open(QUERY).await, host_field());
    enter(&one.slider(SLOPE), "0.5");
    enter(&other.slider(SLOPE), "0.6");
    tick().await;
    let queries = || (one.query(), other.query());
    let changed = ("?f=leaky_relu:0.5".to_owned(), "?f=leaky_relu:0.6".to_owned());
    assert_eq!(queries(), changed);
    for key in ["z", "y"] {
        assert!(press_with_ctrl(&field, key), "the browser's own undo works in the field");
    }
    enter(&field, "0.7");
    tick().await;
    assert_eq!(queries(), changed);
    press_with_ctrl(&one.slider(SLOPE), "z");
    tick().await;
    assert_eq!(queries(), (QUERY.into(), changed.1));
    assert_eq!((one.slider(SLOPE).value(), other.slider(SLOPE).value()), ("0.1".into(), "0.6".into()));
    field.remove();
}

#[wasm_bindgen_test]
async fn ctrl_z_in_a_text_field_is_left_to_the_browser() {
    let page = Page::open(QUERY).await;
    enter(&page.slider(SLOPE), "0.5");
    tick().await;
    assert!(press_with_ctrl(&page.field(SLOPE), "z"));
    tick().await;
    assert_eq!(page.query(), "?f=leaky_relu:0.5");
}

#[wasm_bindgen_test]
async fn ids_are_unique_and_are_referenced_only_within_their_root() {
    for query in [QUERY, "?lab=depth"] {
        let (one, other) = (Page::open(query).await, Page::open(query).await);
        let ids =
            |root: &HtmlElement| -> BTreeSet<String> { all(root, "[id]").iter().map(|e| e.id()).collect() };
        assert!(ids(&one).len() > 5 && ids(&one).len() == ids(&other).len());
        assert_eq!(ids(&one).intersection(&ids(&other)).count(), 0);
        for root in [&one, &other] {
            let own = ids(root);
            assert_eq!(own.len(), all(root, "[id]").len(), "every id occurs once");
            for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
                for element in all(root, &format!("[{attribute}]")) {
                    let id = element.get_attribute(attribute).unwrap();
                    assert!(own.contains(&id), "{attribute}={id} of {}", element.outer_html());
                }
            }
        }
    }
}

/// Counts the events `activation-lab:change` of a root.
fn changes(root: &HtmlElement) -> Rc<Cell<u32>> {
    let count = Rc::new(Cell::new(0));
    let counter = count.clone();
    let listener = Closure::<dyn Fn()>::new(move || counter.set(counter.get() + 1));
    root.add_event_listener_with_callback("activation-lab:change", listener.as_ref().unchecked_ref())
        .unwrap();
    listener.forget();
    count
}

#[wasm_bindgen_test]
async fn closing_a_root_releases_all_its_resources() {
    let cases = [(QUERY, SLOPE, "0.5", "timer"), ("?lab=depth&depth=100&width=256", "Gain", "1.5", "frame")];
    for (query, slider, value, pending) in cases {
        watch();
        let mut page = Page::open(query).await;
        let slider = page.slider(slider);
        enter(&slider, value);
        // The address is written after a pause, and networks are measured in slices of a frame: one of them is pending.
        tick().await;
        assert!(active_resources().iter().any(|name| name == pending), "{:?}", active_resources());
        page.close();
        assert_eq!(active_resources(), [""; 0], "{query}");
        assert_eq!(page.child_element_count(), 0);
        let changes = changes(&page);
        enter(&slider, "0.2");
        for event in ["popstate", "resize", "beforeprint"] {
            window().dispatch_event(&Event::new(event).unwrap()).unwrap();
        }
        press_with_ctrl(&page, "z");
        pause(400).await;
        assert_eq!((changes.get(), page.child_element_count(), errors()), (0, 0, vec![]), "{query}");
    }
}

#[wasm_bindgen_test]
async fn closing_a_root_does_not_affect_another() {
    let (mut one, other) = (Page::open(QUERY).await, Page::open(QUERY).await);
    one.close();
    enter(&other.slider(SLOPE), "0.5");
    until("the readout follows", || other.row("Leaky ReLU").len() == 3).await;
    assert_eq!(other.query(), "?f=leaky_relu:0.5");
}
