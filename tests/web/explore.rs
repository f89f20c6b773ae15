//! Explore, mounted in an element.

use super::page::{Page, dispatch, enter, press_with_ctrl, text, tick};
use wasm_bindgen_test::wasm_bindgen_test;

const SLOPE: &str = "α of Leaky ReLU";

#[wasm_bindgen_test]
async fn a_slider_drives_number_readout_and_query() {
    let page = Page::open("?f=leaky_relu:0.1,relu&at=-2").await;
    assert_eq!(page.row("Leaky ReLU")[..2], ["\u{2212}0.2000", "0.1000"]);
    enter(&page.slider(SLOPE), "0.5");
    tick().await;
    assert_eq!(page.row("Leaky ReLU")[..2], ["\u{2212}1.0000", "0.5000"]);
    assert_eq!(page.row("ReLU")[..2], ["0.0000", "0.0000"]);
    assert_eq!(page.field(SLOPE).value(), "0.50");
    assert_eq!(page.query(), "?f=leaky_relu:0.5,relu&at=-2");
}

#[wasm_bindgen_test]
async fn a_number_field_drives_the_slider_and_explains_what_it_cannot_use() {
    let page = Page::open("?f=leaky_relu:0.1&at=-2").await;
    enter(&page.field(SLOPE), "0.25");
    tick().await;
    assert_eq!((page.slider(SLOPE).value(), page.alerts()), ("0.25".into(), String::new()));
    enter(&page.field(SLOPE), "much");
    tick().await;
    assert!(page.alerts().contains("Not a number"), "{}", page.alerts());
    assert_eq!(page.field(SLOPE).get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        (page.slider(SLOPE).value(), page.query()),
        ("0.25".into(), "?f=leaky_relu:0.25&at=-2".into())
    );
}

#[wasm_bindgen_test]
async fn a_bad_link_shows_its_notice_until_it_is_dismissed() {
    let page = Page::open("?f=nope,relu&x=5..1").await;
    for part in ["nope", "5..1"] {
        assert!(page.alerts().contains(part), "{}", page.alerts());
    }
    page.button("Dismiss").click();
    tick().await;
    assert_eq!(page.alerts(), "");
    let good = Page::open("?f=relu").await;
    assert_eq!(good.alerts(), "");
}

#[wasm_bindgen_test]
async fn undo_takes_a_drag_back_as_a_whole_and_redo_repeats_it() {
    let page = Page::open("?f=leaky_relu:0.1&at=-2").await;
    for value in ["0.2", "0.3", "0.4"] {
        enter(&page.slider(SLOPE), value);
    }
    dispatch(&page.slider(SLOPE), "change");
    enter(&page.slider(SLOPE), "0.9");
    tick().await;
    let state = || (page.slider(SLOPE).value(), page.field(SLOPE).value(), page.query());
    let expected = |value: &str, shown: &str, query: &str| (value.into(), shown.into(), query.into());
    page.button("Undo").click();
    tick().await;
    assert_eq!(state(), expected("0.4", "0.40", "?f=leaky_relu:0.4&at=-2"));
    assert!(!press_with_ctrl(&page.slider(SLOPE), "z"), "the key is used");
    tick().await;
    assert_eq!(state(), expected("0.1", "0.10", "?at=-2&f=leaky_relu"));
    page.button("Redo").click();
    tick().await;
    assert_eq!(state(), expected("0.4", "0.40", "?f=leaky_relu:0.4&at=-2"));
}

#[wasm_bindgen_test]
async fn labs_open_by_their_tabs_and_are_left_as_they_were() {
    let page = Page::open("?f=relu").await;
    let tab = |name: &str| super::page::all(&page, "nav a").into_iter().find(|a| text(a) == name).unwrap();
    tab("Depth").click();
    super::page::until("Depth is open", || page.get_attribute("data-open").as_deref() == Some("depth")).await;
    assert_eq!(page.query(), "?lab=depth");
    tab("Explore").click();
    super::page::until("Explore is open", || page.get_attribute("data-open").as_deref() == Some("explore"))
        .await;
    assert_eq!(page.query(), "?f=relu");
}
