//! The page around a lab: header, notices, keys.

use crate::browser::{self, Debounce};
use crate::dom::{El, button, el, icon_button};
use crate::reactive::*;
use crate::settings::field::id_of;
use crate::settings::{Keys, Lab, Notice, Settings, Theme};
use crate::store::Store;
use crate::ui::icons;
use any_spawner::Executor;
use wasm_bindgen::prelude::*;

/// What the program of a lab is made of.
pub struct Program {
    /// How the lab's settings stand in the address.
    pub keys: &'static Keys,
    /// Makes its view.
    pub view: fn(Store) -> El,
}

/// A lab on the page, until it is closed.
#[wasm_bindgen]
pub struct Page {
    owner: Owner,
    place: web_sys::Element,
}

#[wasm_bindgen]
impl Page {
    /// Takes the lab off the page.
    pub fn close(self) {
        self.owner.cleanup();
        self.place.set_text_content(None);
    }
}

/// Puts a lab, as the address has it, in the place of whatever `place` holds.
pub fn mount(place: web_sys::Element, program: &'static Program) -> Page {
    // An error means that an earlier call has done it.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let content = owner.with(|| page(program));
    place.set_text_content(None);
    El::of(place.clone()).with_all(content);
    Page { owner, place }
}

/// Header, notices, lab, and the link that leads from an embed to the whole page.
fn page(program: &'static Program) -> [El; 4] {
    let (store, found) = Store::read(program.keys);
    let notices = RwSignal::new(found);
    let lab = program.keys.lab;
    browser::on_popstate(move || {
        // Otherwise another lab is about to take the place of this one.
        if browser::lab_in_address() == lab {
            notices.set(store.read_again());
        }
    });
    on_cleanup(move || browser::keep_query(id_of(&Lab::ALL, lab), &store.present_query()));
    let theme = store.memo(|s| s.theme);
    effect(move || browser::apply_theme(theme.get()));
    undo_keys(store);
    let embedded = store.memo(|s| s.embed);
    effect(move || browser::mark_embedded(embedded.get()));
    browser::post_height(embedded);
    let header = header(store, lab);
    let lab = el("div").class("lab").with((program.view)(store));
    [header, notice_bar(notices), lab, open_full(store)]
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
    browser::listen_to_window("keydown", move |event: web_sys::KeyboardEvent| {
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
fn header(store: Store, lab: Lab) -> El {
    let copied = RwSignal::new(String::new());
    el("header")
        .with(el("a").class("mark").set("href", "?").html(icons::MARK))
        .with(tabs(store, lab))
        .with(tools(store, copied))
        .with(el("p").class("toast").set("role", "status").text(copied))
}

/// Links to the labs, each as it was left.
fn tabs(store: Store, open: Lab) -> El {
    let tab = |(lab, id, name): (Lab, &'static str, &'static str)| {
        let theme = store.memo(|s| s.theme);
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

fn tools(store: Store, copied: RwSignal<String>) -> El {
    let clear = Debounce::new(4000);
    let copy = move || {
        store.write_now();
        wasm_bindgen_futures::spawn_local(async move {
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
    let copy = button("Copy", copy).class("primary").set("aria-label", "Copy link");
    let copy = copy.with(el("span").class("wide").text(" link"));
    el("div").class("tools").with_all([undo, redo, themes, copy])
}

/// What was wrong with the link, until dismissed.
fn notice_bar(notices: RwSignal<Vec<Notice>>) -> El {
    let sentences = text(move || notices.get().iter().map(Notice::sentence).collect::<Vec<_>>().join("\n"));
    el("div")
        .class("notices")
        .flag("hidden", flag(move || notices.with(Vec::is_empty)))
        .with(el("p").set("role", "alert").text(sentences))
        .with(button("Dismiss", move || notices.set(Vec::new())))
}
