//! Entry points: for the page itself, and for scripts of other pages.

use crate::app::App;
use crate::host::{Host, address_query};
use crate::locale::Lang;
use crate::state::{Command, Notice, Settings, State};
use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::HtmlElement;

/// The root element of our own page. The attribute tells it from an unrelated `#app` of another page.
const ROOT: &str = "#app[data-activation-lab]";

/// Mounts the application in the page's root; does nothing on a page without one.
pub fn mount_page() {
    let root =
        document().query_selector(ROOT).ok().flatten().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // `leptos::task::spawn_local` needs an executor, which `mount_to` sets up; nothing is mounted yet.
        spawn_local(async move {
            mount_in(Host::page, root, address_query()).await;
        });
    }
}

/// Mounts the application in an element of any page, replacing its content, with the view of a query.
#[wasm_bindgen]
pub async fn mount(element: HtmlElement, query: String) -> Mounted {
    mount_in(Host::element, element, query).await
}

async fn mount_in(host: fn(HtmlElement) -> Host, root: HtmlElement, query: String) -> Mounted {
    // What is shown meanwhile stays until the lab is loaded. If loading fails, the mounted view reports it.
    let mut settings = Settings::default();
    settings.read(&query);
    let _ = settings.lab.preload().await;
    root.set_text_content(None);
    let created = Rc::new(Cell::new(None));
    let created_in = created.clone();
    let handle = mount_to(root.clone(), move || {
        let state = State::new(host(root), Lang::default(), &query);
        created_in.set(Some(state));
        view! { <App state/> }
    });
    let (state, view) = (created.get(), Some(Box::new(handle) as Box<dyn Any>));
    let opening = state.map(|state| state.host.opening());
    let opened = future_to_promise(async move {
        if let Some(opening) = opening {
            // An error means that it was closed before.
            let _ = opening.await;
        }
        Ok(JsValue::UNDEFINED)
    });
    Mounted { state, view, opened }
}

/// A mounted application. Dropping the handle does not unmount it; [`Mounted::close`] does.
#[wasm_bindgen]
pub struct Mounted {
    state: Option<State>,
    /// The `UnmountHandle` of Leptos: dropping it removes the view and disposes its owner.
    view: Option<Box<dyn Any>>,
    opened: Promise,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // JavaScript may have garbage-collected the handle while the visitor still uses the view.
        std::mem::forget(self.view.take());
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Unmounts the application: no listener, timer or effect of it remains.
    pub fn close(mut self) {
        drop(self.view.take());
    }

    /// Resolves when the lab is open or cannot be loaded, or is closed before.
    #[wasm_bindgen(getter)]
    pub fn opened(&self) -> Promise {
        self.opened.clone()
    }

    /// The query that reproduces the present view.
    pub fn query(&self) -> String {
        self.state.map(State::query).unwrap_or_default()
    }

    /// Shows the view of a query of the open lab, as a step that can be undone. What could not be used is in
    /// [`Mounted::notices`] afterwards.
    pub fn show(&self, query: &str) {
        if let Some(state) = self.state {
            state.set_query(query);
        }
    }

    /// A sentence for everything that could not be used in the query that was read last, until the reader dismisses them.
    pub fn notices(&self) -> Vec<String> {
        let Some(state) = self.state else { return Vec::new() };
        let sentence = |notice: &Notice| state.lang.notice(notice);
        state.notices().with_untracked(|notices| notices.iter().map(sentence).collect())
    }

    /// Executes `run`, `pause` or `reset`; `false` for any other name, and where nothing can run.
    pub fn command(&self, name: &str) -> bool {
        let command = match name {
            "run" => Command::Run,
            "pause" => Command::Pause,
            "reset" => Command::Reset,
            _ => return false,
        };
        self.state.is_some_and(|state| state.command(command))
    }
}
