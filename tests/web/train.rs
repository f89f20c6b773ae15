//! Train, mounted in an element.

use super::page::{Page, all, text, tick, until};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CustomEvent;

/// The present epoch.
fn epoch(page: &Page) -> usize {
    let label = all(page, ".epoch").iter().map(|epoch| text(epoch)).collect::<String>();
    label.trim_start_matches("Epoch ").parse().unwrap()
}

async fn train_one_epoch(page: &Page) {
    let next = epoch(page) + 1;
    page.button("+1 epoch").click();
    until("the epoch is over", || epoch(page) == next).await;
}

#[wasm_bindgen_test]
async fn undoing_a_change_of_the_page_leaves_the_epoch() {
    let page = Page::open("?lab=train&f=relu&n=40").await;
    page.button("Theme: auto").click();
    tick().await;
    train_one_epoch(&page).await;
    train_one_epoch(&page).await;
    page.button("Undo").click();
    tick().await;
    assert_eq!((epoch(&page), page.query().as_str()), (2, "?lab=train&f=relu&n=40&epoch=2"));
}

#[wasm_bindgen_test]
async fn undoing_a_change_of_the_networks_returns_to_their_epoch() {
    let page = Page::open("?lab=train&f=relu&n=40").await;
    train_one_epoch(&page).await;
    page.button("New seed").click();
    tick().await;
    assert_eq!(epoch(&page), 0);
    page.button("Undo").click();
    until("the epoch is replayed", || epoch(&page) == 1).await;
}

#[wasm_bindgen_test]
async fn the_address_has_the_epoch_of_a_running_session_before_another_lab_is_opened() {
    let page = Page::open("?lab=train&f=relu&n=40").await;
    let queries = Rc::new(RefCell::new(Vec::<String>::new()));
    let listener = Closure::<dyn Fn(CustomEvent)>::new({
        let queries = queries.clone();
        move |event: CustomEvent| queries.borrow_mut().push(event.detail().as_string().unwrap())
    });
    page.add_event_listener_with_callback("activation-lab:change", listener.as_ref().unchecked_ref())
        .unwrap();
    page.button("Train").click();
    until("training runs", || epoch(&page) > 3).await;
    page.open_tab("Depth", "depth").await;
    tick().await;
    let queries = queries.borrow();
    let [.., left, opened] = &queries[..] else { panic!("two queries: {queries:?}") };
    assert!(left.starts_with("?lab=train&f=relu&n=40&epoch="), "{left}");
    assert_eq!(opened, "?lab=depth");
}
