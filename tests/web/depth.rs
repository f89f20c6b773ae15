//! Depth, mounted in an element.

use super::page::{Page, all, enter, text, tick, until};
use wasm_bindgen_test::wasm_bindgen_test;

/// Waits until the progress message is empty.
async fn measured(page: &Page) {
    until("everything is measured", || all(page, ".busy").iter().all(|busy| text(busy).is_empty())).await;
}

fn verdict(page: &Page, name: &str) -> String {
    let verdicts = all(page, "[aria-label=Verdicts] li");
    verdicts.iter().map(|one| text(one)).find(|one| one.starts_with(name)).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn moving_a_slider_repeats_the_measurements() {
    let page = Page::open("?lab=depth&f=relu,sigmoid&width=16&depth=6").await;
    measured(&page).await;
    assert!(verdict(&page, "ReLU").contains("over 6 layers"), "{}", verdict(&page, "ReLU"));
    assert!(verdict(&page, "Sigmoid").contains("vanishes: "), "{}", verdict(&page, "Sigmoid"));
    let before = page.row("Sigmoid");
    enter(&page.slider("Gain"), "4");
    tick().await;
    measured(&page).await;
    assert_ne!(page.row("Sigmoid"), before);
    assert_eq!(page.query(), "?lab=depth&f=relu,sigmoid&depth=6&width=16&gain=4");
}

#[wasm_bindgen_test]
async fn the_selected_layer_is_limited_by_the_depth() {
    let page = Page::open("?lab=depth&f=relu&width=16&depth=4&layer=9").await;
    let heading = || all(&page, "section.selected-layer h2").iter().map(|h| text(h)).collect::<String>();
    let layer = page.slider("Selected layer");
    assert_eq!((layer.value(), heading()), ("4".into(), "Layer 4 of 4".into()));
    enter(&page.slider("Layers"), "20");
    tick().await;
    assert_eq!((layer.value(), heading()), ("9".into(), "Layer 9 of 20".into()));
    enter(&layer, "0");
    tick().await;
    measured(&page).await;
    assert_eq!(heading(), "The input");
    assert_eq!(page.row("ReLU")[7], "0.0 %", "theory predicts no input to be 0");
}
