//! The page around a lab: header, notices, the open lab, dialogs.

use crate::dialogs::Dialogs;
use crate::embed::connect_to_parent;
use crate::hooks::{
    provide_device_pixel_ratio, provide_palette, provide_print_state, use_event_listener, use_math_font,
};
use crate::page::{Header, NoticeBar, OpenLab, OpenWholePage, PrintFooter};
use crate::state::{State, provide_dialogs};
use crate::theme::Theme;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The application, on its own page or mounted in an element of another page.
#[component]
pub fn App(
    /// The state it shows.
    state: State,
) -> impl IntoView {
    provide_context(state);
    provide_context(state.lang);
    provide_print_state(state.host);
    provide_device_pixel_ratio();
    let theme = Memo::new(move |_| state.theme());
    provide_palette(theme, state.host);
    provide_dialogs(state);
    use_math_font();
    sync_root_attributes(state, theme);
    use_undo_shortcuts(state);
    if state.host.is_page() {
        use_event_listener(&window(), "popstate", move |_: Event| state.read_address());
        connect_to_parent(state);
    }
    view! {
        <Header/>
        <NoticeBar/>
        <Dialogs/>
        <OpenLab/>
        <OpenWholePage/>
        {state.host.is_page().then(|| view! { <PrintFooter/> })}
    }
}

/// Reflects theme and embedding in attributes of the root, which the style sheet selects by.
fn sync_root_attributes(state: State, theme: Memo<Theme>) {
    let embedded = state.memo(move |settings| settings.page.embed || !state.host.is_page());
    Effect::new(move || state.host.set_theme(theme.get()));
    Effect::new(move || state.host.set_embedded(embedded.get()));
}

/// Undo with Ctrl+Z, redo with Ctrl+Y or Ctrl+Shift+Z, except in dialogs and text fields, which have their own. An
/// embedded instance listens on its own root: on the window, events from a shadow root are retargeted to its host, and
/// every instance on the page would react.
fn use_undo_shortcuts(state: State) {
    let Some(root) = state.host.theme_root() else { return };
    use_event_listener(&root, "keydown", move |event: KeyboardEvent| {
        let in_text_or_dialog = event.composed_path().get(0).dyn_into::<Element>().is_ok_and(|target| {
            target
                .closest("input[type=text], input[type=search], textarea, dialog")
                .is_ok_and(|e| e.is_some())
        });
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || in_text_or_dialog {
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
