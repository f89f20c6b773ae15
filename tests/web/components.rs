//! Single components, mounted with the contexts they need.

use super::page::{all, dispatch, enter, new_root, text, tick};
use activation_lab::components::{NumberField, Part, Select, SelectOption, Slider};
use activation_lab::format;
use activation_lab::host::Host;
use activation_lab::lab::Lab;
use activation_lab::locale::Lang;
use activation_lab::state::State;
use engine::activation::Param;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlFieldSetElement, HtmlInputElement, HtmlSelectElement};

/// Mounts a component in a new root, with the state of a query.
fn mount_component<V>(query: &str, view: impl FnOnce() -> V + 'static) -> (HtmlElement, Box<dyn Any>)
where
    V: IntoView + 'static,
    V::State: 'static,
{
    let root = new_root();
    let (host, query) = (root.clone(), query.to_owned());
    let handle = mount_to(root.clone(), move || {
        provide_context(State::new(Host::element(host), Lang::default(), &query));
        provide_context(Lab::default());
        view()
    });
    (root, Box::new(handle))
}

fn input(root: &HtmlElement, kind: &str) -> HtmlInputElement {
    all(root, &format!("input[type={kind}]"))[0].clone().unchecked_into()
}

#[wasm_bindgen_test]
async fn a_value_from_outside_replaces_an_invalid_text_and_blur_formats_a_valid_one() {
    let value = RwSignal::new(1.0);
    let (root, _handle) = mount_component("", move || {
        view! {
            <NumberField label="Size" value min=0.0 max=9.0 id="size" show=format::shortest on_change=move |v| value.set(v)/>
        }
    });
    let field = input(&root, "text");
    let error = || text(&all(&root, "[role=alert]")[0]);
    enter(&field, "2.50");
    tick().await;
    assert_eq!((value.get_untracked(), field.value()), (2.5, "2.50".into()), "the typed text stays");
    dispatch(&field, "blur");
    tick().await;
    assert_eq!(field.value(), "2.5");
    enter(&field, "12");
    tick().await;
    assert!(value.get_untracked() == 2.5 && error().contains("between 0 and 9; keeping 2.5"), "{}", error());
    value.set(3.0);
    tick().await;
    assert_eq!((field.value(), error()), ("3".into(), String::new()));
    root.remove();
}

#[wasm_bindgen_test]
async fn a_logarithmic_slider_has_equal_ratios_and_resets_on_double_click() {
    let param = Param {
        name: "rate",
        symbol: "Rate",
        default: 1.0,
        min: 0.01,
        max: 100.0,
        step: 0.01,
        logarithmic: true,
    };
    let value = RwSignal::new(10.0);
    let (root, _handle) = mount_component("", move || {
        view! { <Slider param value id="rate" on_change=move |v| value.set(v) on_end=|()| ()/> }
    });
    let range = input(&root, "range");
    tick().await;
    assert_eq!((range.value(), range.min(), range.max()), ("1".into(), "-2".into(), "2".into()));
    enter(&range, "-1");
    tick().await;
    assert_eq!(value.get_untracked(), 0.1);
    assert_eq!(range.get_attribute("aria-valuetext").as_deref(), Some("0.10"));
    dispatch(&range, "dblclick");
    tick().await;
    assert_eq!((value.get_untracked(), range.value()), (1.0, "0".into()));
    root.remove();
}

#[wasm_bindgen_test]
async fn a_select_shows_its_initial_value_and_later_values_from_outside() {
    let value = RwSignal::new("b".to_owned());
    let (root, _handle) = mount_component("", move || {
        let options = vec![SelectOption::new("a", "A"), SelectOption::new("b", "B")];
        view! { <Select label="Kind" id="kind" value options on_change=move |v| value.set(v)/> }
    });
    let select: HtmlSelectElement = all(&root, "select")[0].clone().unchecked_into();
    assert_eq!(select.value(), "b");
    select.set_value("a");
    dispatch(&select, "change");
    tick().await;
    assert_eq!(value.get_untracked(), "a");
    value.set("b".into());
    tick().await;
    assert_eq!(select.value(), "b");
    root.remove();
}

#[wasm_bindgen_test]
fn an_embed_hides_and_locks_parts() {
    for (query, hidden, locked) in
        [("", false, false), ("?hide=zoom", true, false), ("?lock=zoom", false, true)]
    {
        let (root, _handle) =
            mount_component(query, || view! { <Part id="zoom"><button>"+"</button></Part> });
        let part: HtmlFieldSetElement = all(&root, "fieldset")[0].clone().unchecked_into();
        assert_eq!((part.hidden(), part.disabled()), (hidden, locked), "{query}");
        root.remove();
    }
}
