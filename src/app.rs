//! The page around a lab: header, notices, keys.

use crate::browser::{self, Debounce};
use crate::dom::{El, button, el, icon_button};
use crate::host::Host;
use crate::reactive::*;
use crate::settings::field::id_of;
use crate::settings::{Keys, Lab, Notice, Settings, Theme};
use crate::store::Store;
use crate::ui::icons;
use wasm_bindgen::prelude::*;

/// What the program of a lab is made of.
pub struct Program {
    /// How the lab's settings stand in the address.
    pub keys: &'static Keys,
    /// Makes its view.
    pub view: fn(Store) -> El,
}

/// A lab in its place, until it is closed.
#[wasm_bindgen]
pub struct Page {
    owner: Owner,
    place: web_sys::Element,
    store: Store,
}

#[wasm_bindgen]
impl Page {
    /// Takes the lab off the page.
    pub fn close(self) {
        self.owner.cleanup();
        self.place.set_text_content(None);
    }

    /// The query that reproduces what is seen.
    pub fn query(&self) -> String {
        self.store.present_query()
    }

    /// Shows what a query describes, as a step that can be undone. Gives a sentence for everything in it that is
    /// not usable, a line each.
    pub fn show(&self, query: &str) -> String {
        sentences(&self.owner.with(|| self.store.take(query)))
    }

    /// A figure as it is now: numbers and words for the program that writes files, or nothing. `light` asks for the
    /// colours of paper, whatever the theme.
    pub fn figure(&self, number: usize, light: bool) -> Option<js_sys::Array> {
        let colors = browser::present_colors(self.store, light);
        let (numbers, words) = self.owner.with(|| self.store.figure(number, &colors))?.contents();
        Some(js_sys::Array::of2(&js_sys::Float64Array::from(numbers.as_slice()), &words.into()))
    }

    /// Does what a host asks for: `run`, `pause`, or `reset`; `false` for any other word, and where nothing runs.
    pub fn command(&self, word: &str) -> bool {
        self.owner.with(|| self.store.command(word))
    }
}

/// Puts a lab in the place of whatever `place` holds: with the settings of a query, or, without one, with those of
/// the address, which then follows.
pub fn mount(place: web_sys::Element, query: Option<String>, program: &'static Program) -> Page {
    let owner = Owner::new();
    let (store, content) = owner.with(|| {
        let host = if query.is_some() { Host::element(place.clone()) } else { Host::page(place.clone()) };
        let (store, found) = Store::new(program.keys, host, &query.unwrap_or_else(browser::query));
        (store, page(store, program, RwSignal::new(found)))
    });
    place.set_text_content(None);
    El::of(place.clone()).with_all(content);
    Page { owner, place, store }
}

/// Header, notices, lab, and the link that leads from an embed to the whole page.
fn page(store: Store, program: &'static Program, notices: RwSignal<Vec<Notice>>) -> [El; 4] {
    let (host, lab) = (store.host, program.keys.lab);
    let theme = store.memo(|s| s.theme);
    effect(move || host.apply_theme(theme.get()));
    let embedded = store.memo(move |s| s.embed || !host.is_page());
    effect(move || host.mark_embedded(embedded.get()));
    if host.is_page() {
        follow_address(store, lab, notices);
    }
    undo_keys(store);
    let view = el("div").class("lab").with((program.view)(store));
    [header(store, lab, theme), notice_bar(notices), view, open_full(store)]
}

/// Going back and forward in the browser; and what another lab finds when this one is left.
fn follow_address(store: Store, lab: Lab, notices: RwSignal<Vec<Notice>>) {
    browser::on_popstate(move || {
        // Otherwise another lab is about to take the place of this one.
        if browser::lab_in_address() == lab {
            notices.set(store.read(&browser::query()));
        }
    });
    on_cleanup(move || browser::keep_query(id_of(&Lab::ALL, lab), &store.present_query()));
}

/// What is wrong with a query, a line for each.
fn sentences(notices: &[Notice]) -> String {
    notices.iter().map(Notice::sentence).collect::<Vec<_>>().join("\n")
}

fn open_full(store: Store) -> El {
    let hidden = store.memo(|s| !s.embed || !s.open_link);
    let whole = text(move || {
        let query = store.query(&Settings { embed: false, ..store.get() });
        if query.is_empty() { "?".into() } else { query }
    });
    let link = el("a").set("href", whole).set("target", "_blank").set("rel", "noopener");
    el("p").class("open-full").flag("hidden", hidden).with(link.text("Open in Activation Lab"))
}

/// Ctrl with Z and Y, except where they belong to text that is being typed.
fn undo_keys(store: Store) {
    let Some(root) = store.host.root() else { return };
    browser::listen(&root, "keydown", move |event: web_sys::KeyboardEvent| {
        let typing = browser::target::<web_sys::Element>(&event)
            .is_some_and(|field| field.matches("input[type=text], input[type=search]").unwrap_or(false));
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || typing {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => store.undo(),
            ("z", true) | ("y", false) => store.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}

/// Name, labs, and what concerns the whole page.
fn header(store: Store, lab: Lab, theme: Signal<Theme>) -> El {
    let copied = RwSignal::new(String::new());
    el("header")
        .with(el("a").class("mark").set("href", "?").html(icons::MARK))
        .with(tabs(lab, theme))
        .with(tools(store, theme, copied))
        .with(el("p").class("toast").set("role", "status").text(copied))
}

/// Links to the labs, each as it was left.
fn tabs(open: Lab, theme: Signal<Theme>) -> El {
    let tab = |(lab, id, name): (Lab, &'static str, &'static str)| {
        let address = text(move || browser::query_of(id, lab == Lab::default(), theme.get()));
        let link = el("a").set("href", address).text(name);
        if lab == open {
            return link
                .set("aria-current", "page")
                .on("click", |event: web_sys::MouseEvent| event.prevent_default());
        }
        browser::stay_on_page(link)
    };
    let tabs = el("nav").set("aria-label", "Labs").with_all(Lab::ALL.map(tab));
    let bar = tabs.clone();
    effect(move || show_current(&bar));
    tabs
}

/// On a narrow page the tabs scroll: the present one is brought into sight.
fn show_current(bar: &El) {
    let Some(bar) = bar.node::<web_sys::Element>() else { return };
    if let Ok(Some(tab)) = bar.query_selector("[aria-current]") {
        let (tab, own) = (tab.get_bounding_client_rect(), bar.get_bounding_client_rect());
        let middle = tab.left() + 0.5 * tab.width() - own.left() - 0.5 * own.width();
        bar.set_scroll_left(bar.scroll_left() + middle as i32);
    }
}

fn tools(store: Store, theme: Signal<Theme>, copied: RwSignal<String>) -> El {
    let clear = Debounce::new(4000);
    let copy = move || {
        store.write_now();
        browser::copy(browser::address(), move |done| {
            let refused = "The browser refuses to copy: the link is in the address bar";
            copied.set(if done { "Link copied" } else { refused }.into());
            clear.run(move || copied.set(String::new()));
        });
    };
    let place = |theme: Theme| Theme::ALL.iter().position(|t| t.0 == theme).unwrap_or(0);
    let next_theme =
        move || store.choose(|s| s.theme = Theme::ALL[(place(s.theme) + 1) % Theme::ALL.len()].0);
    let theme_name = text(move || Theme::ALL[place(theme.get())].2.into());
    let undo = icon_button(icons::UNDO, "Undo", move || store.undo())
        .set("title", "Undo (Ctrl+Z)")
        .flag("disabled", flag(move || !store.can_undo()));
    let redo = icon_button(icons::REDO, "Redo", move || store.redo())
        .set("title", "Redo (Ctrl+Shift+Z)")
        .flag("disabled", flag(move || !store.can_redo()));
    let themes = button("", next_theme)
        .class("quiet")
        .with(el("span").class("wide").text("Theme: "))
        .with(el("span").class("theme-name").text(theme_name));
    let share =
        icon_button(icons::SHARE, "Share or embed", move || store.host.tell("share", &store.present_query()))
            .set("title", "Share or embed this view");
    let copy = button("Copy", copy).class("primary").set("aria-label", "Copy link");
    let copy = copy.with(el("span").class("wide").text(" link"));
    el("div").class("tools").with_all([undo, redo, themes, share, copy])
}

/// What was wrong with the link, until dismissed.
fn notice_bar(notices: RwSignal<Vec<Notice>>) -> El {
    let sentences = text(move || notices.with(|all| sentences(all)));
    el("div")
        .class("notices")
        .flag("hidden", flag(move || notices.with(Vec::is_empty)))
        .with(el("p").set("role", "alert").text(sentences))
        .with(button("Dismiss", move || notices.set(Vec::new())))
}
