//! The other labs: programs of their own, opened by `boot.js` as the address says.

use super::{document, target, window};
use crate::dom::El;
use crate::settings::{Lab, Theme};
use web_sys::{Event, HtmlAnchorElement, MouseEvent};

/// The lab that the address names.
pub fn lab_in_address() -> Lab {
    let pairs = super::pairs(&super::query());
    let named = pairs.iter().find(|(key, _)| key == "lab").map_or("", |(_, value)| value);
    Lab::ALL.iter().find(|lab| lab.1 == named).map_or(Lab::default(), |lab| lab.0)
}

/// The element that the labs are put into.
fn app() -> Option<web_sys::Element> {
    document()?.get_element_by_id("app")
}

/// Keeps the query of a lab while another is open.
pub fn keep_query(lab: &str, query: &str) {
    // Refused only for a name that is none.
    let _ = app().map(|app| app.set_attribute(&format!("data-{lab}"), query));
}

/// The query that a lab had when it was left; empty if it was not open yet.
pub fn kept_query(lab: &str) -> String {
    app().and_then(|app| app.get_attribute(&format!("data-{lab}"))).unwrap_or_default()
}

/// The address of a lab as it was left, in this theme.
pub fn query_of(id: &str, default: bool, theme: Theme) -> String {
    let kept = kept_query(id);
    let mut pairs: Vec<&str> = kept
        .trim_start_matches('?')
        .split('&')
        .filter(|p| !p.is_empty() && !p.starts_with("theme="))
        .collect();
    let named = format!("lab={id}");
    if kept.is_empty() && !default {
        pairs.push(&named);
    }
    let themed = Theme::ALL.iter().find(|t| t.0 == theme).map_or("", |t| t.1);
    let themed = format!("theme={themed}");
    if theme != Theme::default() {
        pairs.push(&themed);
    }
    format!("?{}", pairs.join("&"))
}

/// Opens an address of the page as if its link had been followed, without loading the page anew.
pub fn go(query: &str) {
    super::push(query);
    if let Some((window, event)) = window().zip(Event::new("popstate").ok()) {
        let _ = window.dispatch_event(&event);
    }
}

/// Whether a click opens a link here, and not in a tab or window of its own.
fn is_plain(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key())
}

/// Makes the links within an element that lead to other places of the page open them without loading it anew.
pub fn stay_on_page(element: El) -> El {
    element.on("click", |event: MouseEvent| {
        let link = target::<web_sys::Element>(&event).and_then(|t| t.closest("a[href^='?']").ok().flatten());
        let link = link.and_then(|link| wasm_bindgen::JsCast::dyn_into::<HtmlAnchorElement>(link).ok());
        if let Some(link) = link.filter(|_| is_plain(&event)) {
            event.prevent_default();
            go(&link.get_attribute("href").unwrap_or_default());
        }
    })
}
