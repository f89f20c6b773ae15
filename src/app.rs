//! The page around a lab: header, notices, the open lab, dialogs.

use crate::components::{Header, NoticeBar, OpenLab, OpenWholePage, PaperFooter};
use crate::dialogs::{Dialogs, provide_dialogs};
use crate::hooks::{listen, provide_device_pixel_ratio, provide_palette, provide_paper};
use crate::host::talk_with_parent;
use crate::state::State;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The application, on its own page or in an element of another.
#[component]
pub fn App(
    /// The state that it shows.
    state: State,
) -> impl IntoView {
    provide_context(state);
    provide_context(state.lang);
    provide_paper();
    provide_device_pixel_ratio();
    mark_root(state);
    provide_palette();
    provide_dialogs();
    undo_by_keys(state);
    if state.host.is_page() {
        listen(&window(), "popstate", move |_: Event| state.read_address());
        talk_with_parent(state);
    }
    view! {
        <Header/>
        <NoticeBar/>
        <Dialogs/>
        <OpenLab/>
        <OpenWholePage/>
        {state.host.is_page().then(|| view! { <PaperFooter/> })}
    }
}

/// Tells the style sheet of theme and embedding.
fn mark_root(state: State) {
    let theme = state.memo(|settings| settings.page.theme);
    let embedded = state.memo(move |settings| settings.page.embed || !state.host.is_page());
    Effect::new(move || state.host.apply_theme(theme.get()));
    Effect::new(move || state.host.mark_embedded(embedded.get()));
}

/// Undo and redo by Ctrl with Z and Y, except in a dialog and where they belong to text that is being typed. An element
/// of another page listens on its own root: on the window an event from a shadow root seems to come from its host, and
/// every instance would hear it.
fn undo_by_keys(state: State) {
    let Some(root) = state.host.themed_root() else { return };
    listen(&root, "keydown", move |event: KeyboardEvent| {
        let elsewhere = event.composed_path().get(0).dyn_into::<Element>().is_ok_and(|target| {
            target
                .closest("input[type=text], input[type=search], textarea, dialog")
                .is_ok_and(|e| e.is_some())
        });
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || elsewhere {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => state.undo(),
            ("z", true) | ("y", false) => state.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}
