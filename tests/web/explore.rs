//! Explore, mounted in an element.

use super::page::{Page, all, dispatch, enter, errors, press_with_ctrl, text, tick, watch};
use wasm_bindgen_test::wasm_bindgen_test;

const SLOPE: &str = "α of Leaky ReLU";

#[wasm_bindgen_test]
async fn a_slider_changes_number_field_readout_and_query() {
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
async fn a_number_field_changes_the_slider_and_shows_an_error_for_invalid_text() {
    let page = Page::open("?f=leaky_relu:0.1&at=-2").await;
    enter(&page.field(SLOPE), "0.25");
    tick().await;
    assert_eq!((page.slider(SLOPE).value(), page.alerts()), ("0.25".into(), String::new()));
    enter(&page.field(SLOPE), "much");
    tick().await;
    assert!(page.alerts().contains("not a number"), "{}", page.alerts());
    assert_eq!(page.field(SLOPE).get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        (page.slider(SLOPE).value(), page.query()),
        ("0.25".into(), "?f=leaky_relu:0.25&at=-2".into())
    );
}

#[wasm_bindgen_test]
async fn a_notice_about_a_bad_link_is_shown_until_dismissed() {
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
async fn undo_reverts_a_whole_drag_and_redo_repeats_it() {
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
    assert_eq!(state(), expected("0.1", "0.10", "?f=leaky_relu:0.1&at=-2"));
    page.button("Redo").click();
    tick().await;
    assert_eq!(state(), expected("0.4", "0.40", "?f=leaky_relu:0.4&at=-2"));
}

#[wasm_bindgen_test]
async fn tabs_open_labs_which_keep_their_views() {
    let page = Page::open("?f=relu").await;
    let tab = |name: &str| all(&page, "nav a").into_iter().find(|tab| text(tab) == name).unwrap();
    tab("Depth").click();
    page.opened("depth").await;
    assert_eq!(page.query(), "?lab=depth");
    tab("Explore").click();
    page.opened("explore").await;
    assert_eq!(page.query(), "?f=relu");
}

#[wasm_bindgen_test]
async fn typing_into_a_field_is_one_undo_step() {
    let page = Page::open("?f=leaky_relu:0.1").await;
    for (typed, value) in [(["0", "0.2"], "0.2"), (["0", "0.3"], "0.3")] {
        for text in typed {
            enter(&page.field(SLOPE), text);
        }
        dispatch(&page.field(SLOPE), "blur");
        assert_eq!(page.query(), format!("?f=leaky_relu:{value}"));
    }
    tick().await;
    for value in ["0.2", "0.1"] {
        page.button("Undo").click();
        tick().await;
        assert_eq!(page.query(), format!("?f=leaky_relu:{value}"));
    }
}

#[wasm_bindgen_test]
async fn removing_a_focused_field_causes_no_error() {
    watch();
    let page = Page::open("?f=leaky_relu:0.1").await;
    page.field(SLOPE).focus().unwrap();
    enter(&page.field(SLOPE), "0.2");
    page.open_tab("Depth", "depth").await;
    assert_eq!((errors(), page.query()), (vec![], "?lab=depth".into()));
}

#[wasm_bindgen_test]
async fn undo_and_redo_open_the_lab_of_the_step() {
    let page = Page::open("?f=relu").await;
    page.open_tab("Depth", "depth").await;
    page.show("?depth=7");
    page.open_tab("Explore", "explore").await;
    assert_eq!(page.query(), "?f=relu");
    page.button("Undo").click();
    page.opened("depth").await;
    assert_eq!(page.query(), "?lab=depth");
    page.open_tab("Explore", "explore").await;
    page.button("Redo").click();
    page.opened("depth").await;
    assert_eq!(page.query(), "?lab=depth&depth=7");
}
