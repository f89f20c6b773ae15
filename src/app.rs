//! The page: its state, its header, its lab.

use crate::browser::{self, Debounce};
use crate::labs::compare::Compare;
use crate::labs::depth::Depth;
use crate::labs::explore::Explore;
use crate::labs::train::Train;
use crate::settings::{self, Gesture, History, Lab, Notice, Settings, Theme};
use crate::ui::erased::{click, flag, on, text};
use crate::ui::icons;
use leptos::html::{Div, Nav};
use leptos::prelude::*;
use std::any::Any;

/// The one state of the page, with its past. Every change goes through it.
#[derive(Clone, Copy)]
pub struct Store {
    settings: RwSignal<Settings>,
    history: RwSignal<History<Settings>>,
    /// Counts returns to settings of the past, by undoing or by the browser's own way.
    returns: RwSignal<u32>,
    write: Debounce,
}

impl Store {
    fn new(settings: Settings) -> Self {
        Store {
            settings: RwSignal::new(settings),
            history: RwSignal::new(History::default()),
            returns: RwSignal::new(0),
            write: Debounce::new(250),
        }
    }

    /// The settings, followed by the caller.
    pub fn get(self) -> Settings {
        self.settings.get()
    }

    /// Follows returns to settings of the past: what is otherwise left to itself, such as the epoch, is then
    /// what the settings say again.
    pub fn returned(self) {
        self.returns.track();
    }

    /// What `read` makes of the settings, recomputed when they change, passed on only when it differs.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Settings) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        // Boxed, for the same reason as in `ui::erased`.
        let read: Box<dyn Fn(&Settings) -> T + Send + Sync> = Box::new(read);
        Memo::new(move |_| self.settings.with(&*read))
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
            self.note(|s| s.trace = x);
        }
    }

    /// Changes what is no step to undo, such as the epoch that is shown.
    pub fn note(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.write.run(move || browser::replace(&self.peek(settings::encode)));
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
            self.returns.update(|n| *n += 1);
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
        store.returns.update(|n| *n += 1);
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
    let open = store.memo(|s| s.lab);
    let outlet = NodeRef::<Div>::new();
    // Mounted by hand: as a part of the view that changes, each lab would also cost the code that turns it
    // into the other.
    Effect::new(move |before: Option<Option<Box<dyn Any>>>| {
        drop(before);
        let place = outlet.get()?;
        let lab: Box<dyn Any> = match open.get() {
            Lab::Explore => Box::new(mount_to(place.into(), Explore)),
            Lab::Train => Box::new(mount_to(place.into(), Train)),
            Lab::Depth => Box::new(mount_to(place.into(), Depth)),
            Lab::Compare => Box::new(mount_to(place.into(), Compare)),
        };
        Some(lab)
    });
    let embedded = store.memo(|s| s.embed);
    Effect::new(move |_| browser::mark_embedded(embedded.get()));
    browser::post_height(embedded);
    let no_link = store.memo(|s| !s.embed || !s.open_link);
    let whole = text(move || settings::encode(&Settings { embed: false, ..store.get() }));
    // A link to nowhere would lead to the address of the frame itself.
    let whole = text(move || Some(whole.get()).filter(|q| !q.is_empty()).unwrap_or_else(|| "?".into()));
    view! {
        <Header store/>
        <Notices notices/>
        <div class="lab" node_ref=outlet></div>
        <p class="open-full" hidden=flag(move || no_link.get())>
            <a href=whole target="_blank" rel="noopener">"Open in Activation Lab"</a>
        </p>
    }
}

/// Name, lab, and what concerns the whole page.
#[component]
fn Header(store: Store) -> impl IntoView {
    let copied = RwSignal::new(String::new());
    let clear = Debounce::new(4000);
    let copy = move || {
        store.write_now();
        leptos::task::spawn_local(async move {
            let done = browser::copy(&browser::address()).await;
            let refused = "The browser refuses to copy: the link is in the address bar";
            copied.try_set(if done { "Link copied" } else { refused }.into());
            clear.run(move || {
                copied.try_set(String::new());
            });
        });
    };
    let theme = store.memo(|s| s.theme);
    let place = |theme: Theme| Theme::ALL.iter().position(|t| t.0 == theme).unwrap_or(0);
    let next_theme =
        move || store.choose(|s| s.theme = Theme::ALL[(place(s.theme) + 1) % Theme::ALL.len()].0);
    let theme_name = text(move || Theme::ALL[place(theme.get())].2.into());
    let open = store.memo(|s| s.lab);
    let tab = |(lab, id, name): (Lab, &'static str, &'static str)| {
        let address = if lab == Lab::default() { "?".into() } else { format!("?lab={id}") };
        let current = move || (open.get() == lab).then_some("page");
        let choose = on(move |event: web_sys::MouseEvent| {
            // With a key held the browser opens a tab or window of its own.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                store.choose(|s| s.lab = lab);
            }
        });
        view! { <a href=address aria-current=current on:click=choose>{name}</a> }
    };
    // On a narrow page the tabs scroll: the present one is brought into sight.
    let tabs = NodeRef::<Nav>::new();
    Effect::new(move |_| {
        open.track();
        let Some(tabs) = tabs.get() else { return };
        if let Ok(Some(tab)) = tabs.query_selector("[aria-current]") {
            let (tab, own) = (tab.get_bounding_client_rect(), tabs.get_bounding_client_rect());
            let middle = tab.left() + 0.5 * tab.width() - own.left() - 0.5 * own.width();
            tabs.set_scroll_left(tabs.scroll_left() + middle as i32);
        }
    });
    view! {
        <header>
            <a class="mark" href="?" inner_html=icons::MARK></a>
            <nav aria-label="Labs" node_ref=tabs>
                {Lab::ALL.map(tab).into_iter().collect_view()}
            </nav>
            <div class="tools">
                <button
                    class="icon"
                    aria-label="Undo"
                    title="Undo (Ctrl+Z)"
                    disabled=flag(move || !store.history.with(History::can_undo))
                    on:click=click(move || store.undo())
                    inner_html=icons::UNDO
                ></button>
                <button
                    class="icon"
                    aria-label="Redo"
                    title="Redo (Ctrl+Shift+Z)"
                    disabled=flag(move || !store.history.with(History::can_redo))
                    on:click=click(move || store.redo())
                    inner_html=icons::REDO
                ></button>
                <button class="quiet" on:click=click(next_theme)>
                    <span class="wide">"Theme: "</span>
                    <span class="theme-name">{theme_name}</span>
                </button>
                <button class="primary" aria-label="Copy link" on:click=click(copy)>
                    "Copy"<span class="wide">" link"</span>
                </button>
            </div>
            <p class="toast" role="status">{copied}</p>
        </header>
    }
}

/// What was wrong with the link, until dismissed.
#[component]
fn Notices(notices: RwSignal<Vec<Notice>>) -> impl IntoView {
    let sentences = text(move || notices.get().iter().map(Notice::sentence).collect::<Vec<_>>().join("\n"));
    let none = flag(move || notices.with(Vec::is_empty));
    view! {
        <div class="notices" hidden=none>
            <p role="alert">{sentences}</p>
            <button on:click=click(move || notices.set(Vec::new()))>"Dismiss"</button>
        </div>
    }
}
