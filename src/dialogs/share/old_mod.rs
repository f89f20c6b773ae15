//! The dialog in which a view is taken along: as a link, as something to paste into course material, as a file.

pub(crate) mod qr;
mod snippets;

use crate::browser::{self, Debounce, document, value_of};
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::{Lab, Part, Theme};
use crate::ui::{Choice, NumberField, check, modal, options};
use snippets::{Embed, Kind};

/// Least and greatest width and height of a frame.
const SIZES: [(f64, f64); 2] = [(320.0, 2000.0), (240.0, 2000.0)];

/// Opens the dialog for a view of a lab. `folder` is the address of the programs.
pub fn open(lab: &str, query: String, folder: String) {
    let Some(&(lab, id, name)) = Lab::ALL.iter().find(|entry| entry.1 == lab) else { return };
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let base = browser::address();
    let base = base.split(['?', '#']).next().unwrap_or_default().to_owned();
    let embed = Embed {
        base,
        lab: id,
        query,
        title: format!("{name}: activation functions"),
        width: 760,
        height: if lab == Lab::Explore { 640 } else { 900 },
        theme: String::new(),
        hide: vec![],
        lock: vec![],
        open_link: true,
    };
    modal(body.into(), "share", "Take this view along", |_| {
        content(RwSignal::new(embed), lab.parts(), folder)
    });
}

fn content(embed: RwSignal<Embed>, parts: &'static [Part], folder: String) -> El {
    let left = el("div").class("share-options").with(looks(embed)).with(part_boxes(embed, parts));
    let right =
        el("div").class("share-result").with(snippet(embed)).with(files(embed, folder)).with(preview(embed));
    el("div").class("share-body").with(left).with(right)
}

/// Title, size, theme, link.
fn looks(embed: RwSignal<Embed>) -> El {
    let title = el("input")
        .set("id", "share-name")
        .set("type", "text")
        .set("maxlength", "120")
        .value(text(move || embed.with(|e| e.title.clone())))
        .on("input", move |event: web_sys::Event| embed.update(|e| e.title = value_of(&event)));
    let size =
        |label: &'static str, id: &str, at: usize, read: fn(&Embed) -> u32, write: fn(&mut Embed, u32)| {
            let field = NumberField {
                label: Signal::stored(label.into()),
                value: memo(move || f64::from(embed.with(read))),
                min: SIZES[at].0,
                max: SIZES[at].1,
                id: id.into(),
                show: |v| number::fixed(v, 0),
                labelled: true,
                on_change: Callback::new(move |v: f64| embed.update(|e| write(e, v.round() as u32))),
            };
            field.view()
        };
    let themes = Theme::ALL.map(|(theme, id, _)| match theme {
        Theme::System => ("", "The reader’s own"),
        Theme::Light => (id, "Light"),
        Theme::Dark => (id, "Dark"),
    });
    let theme = Choice {
        label: "Theme".into(),
        id: "share-theme".into(),
        value: text(move || embed.with(|e| e.theme.clone())),
        options: options(themes),
        labelled: true,
        on_change: Callback::new(move |theme| embed.update(|e| e.theme = theme)),
    };
    let link = memo(move || embed.with(|e| e.open_link));
    el("section")
        .with(el("label").set("for", "share-name").text("Title"))
        .with(title)
        .with(
            el("div")
                .class("domain")
                .with(size("Width", "share-width", 0, |e| e.width, |e, v| e.width = v))
                .with(size("Height", "share-height", 1, |e| e.height, |e, v| e.height = v)),
        )
        .with(theme.view())
        .with(check("A link to the whole page", link, move |on| embed.update(|e| e.open_link = on)))
}

/// Which parts are shown, and whose controls answer.
fn part_boxes(embed: RwSignal<Embed>, parts: &'static [Part]) -> El {
    let toggled = |names: &mut Vec<&'static str>, id: &'static str, on: bool| {
        names.retain(|name| *name != id);
        if on {
            names.push(id);
        }
    };
    let row = |part: &'static Part| {
        let id = part.id;
        let shown = memo(move || embed.with(|e| !e.hide.contains(&id)));
        let locked = memo(move || embed.with(|e| e.lock.contains(&id)));
        let show = check(part.name, shown, move |on| embed.update(|e| toggled(&mut e.hide, id, !on)));
        let lock = check("locked", locked, move |on| embed.update(|e| toggled(&mut e.lock, id, on)))
            .with(el("span").class("sr-only").text(format!(": {}", part.name)))
            .set("title", "Its controls are seen but do not answer");
        let row = el("div").class("share-part").with(show);
        if part.controls { row.with(lock) } else { row }
    };
    el("fieldset")
        .class("share-parts")
        .with(el("legend").text("Shown in the page"))
        .with_all(parts.iter().map(row))
}

/// What to paste, for the kind of material that is chosen.
fn snippet(embed: RwSignal<Embed>) -> El {
    let kind = RwSignal::new(0_usize);
    let chips = Kind::ALL.iter().enumerate().map(|(i, entry)| {
        button(entry.2, move || kind.set(i)).set("aria-pressed", aria(move || kind.get() == i))
    });
    let code = text(move || embed.with(|e| e.snippet(Kind::ALL[kind.get()].0)));
    let said = RwSignal::new(String::new());
    let copy = move || {
        browser::copy(code.get_untracked(), move |done| {
            said.set(
                if done { "Copied" } else { "The browser refuses to copy: mark the text and copy it" }.into(),
            );
        });
    };
    let area = el("textarea")
        .set("id", "share-code")
        .set("readonly", "")
        .set("rows", "6")
        .set("aria-label", "Text to paste")
        .set("spellcheck", "false")
        .value(code);
    effect(move || {
        code.track();
        said.set(String::new());
    });
    el("section")
        .with(
            el("div").class("chips").set("role", "group").set("aria-label", "Where it goes").with_all(chips),
        )
        .with(el("p").class("lede").text(text(move || Kind::ALL[kind.get()].3.into())))
        .with(area)
        .with(
            el("div")
                .class("share-copy")
                .with(button("Copy", copy).class("primary"))
                .with(el("span").set("role", "status").text(said)),
        )
}

/// The lab as one file, and the link as a code for a camera.
fn files(embed: RwSignal<Embed>, folder: String) -> El {
    let said = RwSignal::new(String::new());
    let save = move || {
        let (lab, query) = embed.with_untracked(|e| (e.lab, e.link().replacen(&e.base, "", 1)));
        let address = format!("{folder}{lab}.html");
        said.set("Fetching the file …".into());
        wasm_bindgen_futures::spawn_local(async move {
            let name = format!("activation-lab-{lab}.html");
            let file = browser::fetch_text(&address).await;
            let set = format!("data-query=\"{}\"", query.replace('&', "&amp;"));
            let file = file.map(|file| file.replacen("data-query=\"\"", &set, 1));
            let offered = file.and_then(|file| browser::download(&name, &file));
            let failed = "The file could not be fetched, or the browser refuses downloads";
            said.set(if offered.is_some() {
                format!("{name} was offered: it needs no network")
            } else {
                failed.into()
            });
        });
    };
    let code = text(move || {
        embed
            .with(|e| qr::svg(&e.link()))
            .unwrap_or_else(|| "<p>The link is too long for a QR code.</p>".into())
    });
    el("section")
        .class("share-files")
        .with(
            el("div")
                .with(button("Download as one offline file", save))
                .with(el("p").class("lede").set("role", "status").text(said)),
        )
        .with(el("details").with(el("summary").text("QR code")).with(el("div").html(code)))
}

/// The embed as the page will show it, as wide as there is room.
fn preview(embed: RwSignal<Embed>) -> El {
    let frame = el("iframe").set("title", "Preview of the embed").set("loading", "lazy");
    let node = frame.node::<web_sys::Element>();
    let pause = Debounce::new(400);
    effect(move || {
        let (source, width, height) = embed.with(|e| (e.source(), e.width, e.height));
        let node = node.clone();
        pause.run(move || {
            let Some(frame) = node else { return };
            if frame.get_attribute("src").as_deref() != Some(&source) {
                let _ = frame.set_attribute("src", &source);
            }
            let _ = frame.set_attribute("width", &width.to_string());
            let _ = frame.set_attribute("height", &height.to_string());
        });
    });
    let caption = text(move || embed.with(|e| format!("Preview, {} × {}", e.width, e.height)));
    el("section")
        .class("share-preview")
        .with(el("h3").text(caption))
        .with(el("div").set("tabindex", "0").set("role", "group").set("aria-label", "Preview").with(frame))
}
