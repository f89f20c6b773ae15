//! The page: its state, its header, its lab.

use crate::browser::{self, Debounce};
use crate::labs::explore::Explore;
use crate::settings::{self, Gesture, History, Notice, Settings, Theme};
use leptos::prelude::*;

/// The one state of the page, with its past. Every change goes through it.
#[derive(Clone, Copy)]
pub struct Store {
    settings: RwSignal<Settings>,
    history: RwSignal<History<Settings>>,
    write: Debounce,
}

impl Store {
    fn new(settings: Settings) -> Self {
        Store {
            settings: RwSignal::new(settings),
            history: RwSignal::new(History::default()),
            write: Debounce::new(250),
        }
    }

    /// The settings, followed by the caller.
    pub fn get(self) -> Settings {
        self.settings.get()
    }

    /// What `read` makes of the settings, recomputed when they change, passed on only when it differs.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Settings) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.settings.with(&read))
    }

    /// Reads the settings without following them.
    pub fn peek<T>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with_untracked(read)
    }

    /// A choice: a step that can be undone, and an entry in the browser's history.
    pub fn choose(self, change: impl FnOnce(&mut Settings)) {
        self.write_now();
        if self.change(None, change) {
            self.write.cancel();
            browser::push(&self.peek(settings::encode));
        }
    }

    /// Part of a gesture: undone as a whole, and replacing the address.
    pub fn drag(self, gesture: Gesture, change: impl FnOnce(&mut Settings)) {
        if self.change(Some(gesture), change) {
            self.write.run(move || browser::replace(&self.peek(settings::encode)));
        }
    }

    /// Ends a gesture.
    pub fn end_gesture(self) {
        self.history.update_untracked(History::pause);
    }

    /// Moves the trace, which is no step to undo.
    pub fn trace(self, x: f64) {
        if self.peek(|s| s.trace) != x {
            self.settings.update(|s| s.trace = x);
            self.write.run(move || browser::replace(&self.peek(settings::encode)));
        }
    }

    fn change(self, gesture: Option<Gesture>, change: impl FnOnce(&mut Settings)) -> bool {
        let before = self.peek(Settings::clone);
        let mut after = before.clone();
        change(&mut after);
        if before == after {
            return false;
        }
        // Only the first change of a gesture alters what can be undone.
        let mut noted = false;
        self.history.update_untracked(|h| noted = h.record(before, gesture));
        if noted {
            self.history.notify();
        }
        self.settings.set(after);
        true
    }

    fn write_now(self) {
        self.write.cancel();
        browser::replace(&self.peek(settings::encode));
    }

    fn step(self, step: impl FnOnce(&mut History<Settings>, Settings) -> Option<Settings>) {
        let present = self.peek(Settings::clone);
        let mut other = None;
        self.history.update(|h| other = step(h, present));
        if let Some(other) = other {
            self.settings.set(other);
            browser::push(&self.peek(settings::encode));
        }
    }

    /// Goes a step back.
    pub fn undo(self) {
        self.step(History::undo);
    }

    /// Goes a step forward again.
    pub fn redo(self) {
        self.step(History::redo);
    }
}

/// Puts the page in the place of its static picture.
pub fn start() {
    let mount = document().get_element_by_id("app").and_then(|e| wasm_bindgen::JsCast::dyn_into(e).ok());
    let Some(mount) = mount else { return };
    let mount: web_sys::HtmlElement = mount;
    mount.set_text_content(None);
    mount_to(mount, App).forget();
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let (settings, found) = settings::decode(&browser::query_pairs());
    let store = Store::new(settings);
    let notices = RwSignal::new(found);
    provide_context(store);
    browser::on_popstate(move || {
        let (settings, found) = settings::decode(&browser::query_pairs());
        store.change(None, |s| *s = settings);
        notices.set(found);
    });
    let theme = store.memo(|s| s.theme);
    Effect::new(move |_| browser::apply_theme(theme.get()));
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = event_target::<web_sys::Element>(&event).matches("input[type=text], input[type=search]");
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || typing.unwrap_or(false) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => store.undo(),
            ("z", true) | ("y", false) => store.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    view! {
        <Header store/>
        <Notices notices/>
        <Explore/>
    }
}

/// Name, lab, and what concerns the whole page.
#[component]
fn Header(store: Store) -> impl IntoView {
    let copied = RwSignal::new("");
    let clear = Debounce::new(4000);
    let copy = move |_| {
        store.write_now();
        leptos::task::spawn_local(async move {
            let done = browser::copy(&browser::address()).await;
            copied.try_set(if done {
                "Link copied"
            } else {
                "The browser refuses to copy: the link is in the address bar"
            });
            clear.run(move || {
                copied.try_set("");
            });
        });
    };
    let theme = store.memo(|s| s.theme);
    let next_theme = move |_| {
        store.choose(|s| {
            s.theme = match s.theme {
                Theme::System => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::System,
            };
        });
    };
    let theme_name = move || match theme.get() {
        Theme::System => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    view! {
        <header>
            <a class="mark" href="?">
                <svg viewBox="0 0 26 26" aria-hidden="true"><path d="M3 18H12L22 6"/></svg>
                <span>"Activation Lab"</span>
            </a>
            <nav aria-label="Labs"><a href="?" aria-current="page">"Explore"</a></nav>
            <div class="tools">
                <button
                    class="icon"
                    aria-label="Undo"
                    title="Undo (Ctrl+Z)"
                    disabled=move || !store.history.with(History::can_undo)
                    on:click=move |_| store.undo()
                >
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5 3 6.5l3 3M3.5 6.5H9a3.5 3.5 0 0 1 0 7H6.5"/></svg>
                </button>
                <button
                    class="icon"
                    aria-label="Redo"
                    title="Redo (Ctrl+Shift+Z)"
                    disabled=move || !store.history.with(History::can_redo)
                    on:click=move |_| store.redo()
                >
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m10 3.5 3 3-3 3M12.5 6.5H7a3.5 3.5 0 0 0 0 7h2.5"/></svg>
                </button>
                <button class="quiet" on:click=next_theme>
                    <span class="wide">"Theme: "</span>
                    <span class="theme-name">{theme_name}</span>
                </button>
                <button class="primary" on:click=copy>"Copy link"</button>
            </div>
            <p class="toast" class:empty=move || copied.get().is_empty() role="status">{move || copied.get()}</p>
        </header>
    }
}

/// What was wrong with the link, until dismissed.
#[component]
fn Notices(notices: RwSignal<Vec<Notice>>) -> impl IntoView {
    let sentences =
        move || notices.get().iter().map(|n| view! { <li>{n.sentence()}</li> }).collect::<Vec<_>>();
    view! {
        <div role="alert">
            <Show when=move || !notices.with(Vec::is_empty)>
                <div class="notices">
                    <ul>{sentences}</ul>
                    <button on:click=move |_| notices.set(Vec::new())>"Dismiss"</button>
                </div>
            </Show>
        </div>
    }
}
