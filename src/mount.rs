//! Where the program begins: what the page and other people's scripts call.

use crate::app::App;
use crate::host::{Host, address_query};
use crate::locale::Lang;
use crate::state::{Command, Settings, State};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The page's own root. Pages of other people may well have an element with the same id.
const ROOT: &str = "#app[data-activation-lab]";

/// Mounts the application in the page's own root, if the page has one, in the place of its static picture.
pub fn mount_page() {
    let root =
        document().query_selector(ROOT).ok().flatten().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // Not that of Leptos, which cannot be used before something is mounted.
        spawn_local(async move {
            mount_in(Host::page, root, address_query()).await;
        });
    }
}

/// Mounts the application in an element of any page, with what a query describes, in the place of what is there.
#[wasm_bindgen]
pub async fn mount(element: HtmlElement, query: String) -> Mounted {
    mount_in(Host::element, element, query).await
}

async fn mount_in(host: fn(HtmlElement) -> Host, root: HtmlElement, query: String) -> Mounted {
    // What is there stays until the lab can take its place. A lab that cannot be loaded is said by its view.
    let mut settings = Settings::default();
    settings.read(&query);
    let _ = settings.lab.preload().await;
    root.set_text_content(None);
    let made = Rc::new(Cell::new(None));
    let keep = made.clone();
    let handle = mount_to(root.clone(), move || {
        let state = State::new(host(root), Lang::default(), &query);
        keep.set(Some(state));
        view! { <App state/> }
    });
    Mounted { state: made.get(), view: Some(Box::new(handle)) }
}

/// An application that is mounted in an element until it is closed, whether this handle is kept or not.
#[wasm_bindgen]
pub struct Mounted {
    state: Option<State>,
    /// Dropping it takes the view off the page and ends all that it owns.
    view: Option<Box<dyn Any>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // JavaScript has lost the handle: that is no reason to take away what a visitor works with.
        std::mem::forget(self.view.take());
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the application off the page: no listener, timer or effect of it remains.
    pub fn close(mut self) {
        drop(self.view.take());
    }

    /// The query that reproduces what is shown.
    pub fn query(&self) -> String {
        self.state.map(State::query).unwrap_or_default()
    }

    /// Shows what a query describes, as a step that can be undone. Gives a sentence for everything in it that is not
    /// usable.
    pub fn show(&self, query: &str) -> Vec<String> {
        let Some(state) = self.state else { return Vec::new() };
        state.show(query).iter().map(|notice| state.lang.notice(notice)).collect()
    }

    /// Does what a host asks for: `run`, `pause`, or `reset`; `false` for any other word, and where nothing runs.
    pub fn command(&self, word: &str) -> bool {
        let command = match word {
            "run" => Command::Run,
            "pause" => Command::Pause,
            "reset" => Command::Reset,
            _ => return false,
        };
        self.state.is_some_and(|state| state.command(command))
    }
}
