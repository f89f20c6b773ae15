//! The layer as a program for a framework.

use super::escaped;
use super::notebook::notebook;
use crate::browser::{self, Debounce};
use crate::dom::{El, button, el};
use crate::number;
use crate::reactive::*;
use crate::settings::{Code, Settings};
use crate::store::Store;
use crate::ui::part;
use engine::snippet::{Class, Language, Program, Target, colour, notes, program as written};

/// The choice of the framework, the program, and where the framework differs.
pub fn program(store: Store) -> El {
    el("section")
        .class("program")
        .set("aria-labelledby", "program-title")
        .with(el("h2").set("id", "program-title").text("The same in code"))
        .with(part(store, "targets", targets(store)))
        .with(part(store, "program", listing(store)))
}

fn targets(store: Store) -> El {
    let chip = |target: Target| {
        let chosen = store.memo(move |s| s.code.target == target);
        let choose = move || store.choose(|s| s.code.target = target);
        button(target.title(), choose).set("aria-pressed", aria(move || chosen.get()))
    };
    el("div")
        .class("chips")
        .set("role", "group")
        .set("aria-label", "Framework")
        .with_all(Target::ALL.map(chip))
}

fn current(s: &Settings) -> Option<Program> {
    let Code { function, target, .. } = &s.code;
    written(*target, function, &s.code.layer(), number::shortest)
}

fn listing(store: Store) -> El {
    let code = store.memo(|s| current(s).map(|p| colored(p.target, &p.text)).unwrap_or_default());
    let label = store.memo(|s| format!("Program for {}", s.code.target.title()));
    let listing = el("pre")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", label)
        .with(el("code").html(code));
    el("div")
        .class("listing")
        .with(files(store))
        .with(listing)
        .with(differences(store))
        .with(el("p").class("lede").text(store.memo(executed)))
}

/// Copies the program, or gives it as a file.
fn files(store: Store) -> El {
    let said = RwSignal::new(String::new());
    let clear = Debounce::new(4000);
    let say = move |what: String| {
        said.set(what);
        clear.run(move || {
            said.set(String::new());
        });
    };
    let copy = move || {
        let Some(program) = store.peek(current) else { return };
        browser::copy(program.text, move |done| {
            let refused = "The browser refuses to copy: the program can be selected";
            say(if done { "Program copied" } else { refused }.into());
        });
    };
    let offer = move |file: String, text: String| {
        say(browser::offered(&file, browser::download(&file, &text)));
    };
    let download = move || {
        if let Some(Program { file, text, .. }) = store.peek(current) {
            offer(file, text);
        }
    };
    let notebook = move || {
        if let Some(Program { file, text, .. }) = store.peek(current) {
            offer(file.replace(".py", ".ipynb"), notebook(&text));
        }
    };
    let python = store.memo(|s| Language::of(s.code.target) == Language::Python);
    let name = store.memo(|s| current(s).map(|p| format!("Download {}", p.file)).unwrap_or_default());
    el("div")
        .class("files")
        .with(button("Copy the program", copy))
        .with(button(name, download))
        .with(button("As a notebook", notebook).flag("hidden", flag(move || !python.get())))
        .with(el("span").set("role", "status").text(said))
}

/// Where the framework differs from what is shown here.
fn differences(store: Store) -> El {
    let list = store.memo(|s| {
        let target = s.code.target;
        let item = |text: String| format!("<li>{}</li>", with_code(&text));
        let found: String = notes(target, &s.code.function)
            .iter()
            .map(|note| item(note.text(target, number::shortest)))
            .collect();
        if found.is_empty() { format!("<li>{}: no difference is known.</li>", target.title()) } else { found }
    });
    el("div").class("differs").with(el("h3").text("Differs here")).with(el("ul").html(list))
}

/// What was done to be sure of the program.
fn executed(s: &Settings) -> String {
    let target = s.code.target;
    let what = match target {
        Target::Flux => {
            return "The programs for Flux are made by the same generator as the others, but nobody has run them here."
                .into();
        }
        Target::NumPy | Target::Onnx => "values",
        _ => "values and derivatives",
    };
    format!(
        "Programs for {} were run for every activation: {what} were compared with those computed here.",
        target.title()
    )
}

/// Text between backticks as code, all of it escaped.
fn with_code(text: &str) -> String {
    let piece = |(i, piece): (usize, &str)| {
        let piece = escaped(piece);
        if i % 2 == 1 { format!("<code>{piece}</code>") } else { piece }
    };
    text.split('`').enumerate().map(piece).collect()
}

/// A program as HTML, its tokens in classes.
fn colored(target: Target, text: &str) -> String {
    let span = |(class, text): &(Class, &str)| {
        let text = escaped(text);
        let class = match class {
            Class::Plain => return text,
            Class::Comment => "comment",
            Class::Text => "string",
            Class::Number => "number",
            Class::Keyword => "keyword",
            Class::Call => "call",
        };
        format!("<span class=\"t-{class}\">{text}</span>")
    };
    colour(Language::of(target), text).iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::{Instance, all};

    #[test]
    fn every_program_is_escaped_and_whole() {
        for target in Target::ALL {
            for activation in all() {
                let mut s = Settings::default();
                (s.code.target, s.code.function) = (target, Instance::new(activation));
                let text = current(&s).unwrap().text;
                let html = colored(target, &text);
                let bare: String = html
                    .split('<')
                    .flat_map(|piece| piece.split_once('>').map_or(Some(piece), |p| Some(p.1)))
                    .collect();
                let plain = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                assert_eq!(plain, text, "{activation:?} {target:?}");
            }
        }
    }

    #[test]
    fn code_in_notes_is_set_as_code() {
        assert_eq!(with_code("a `b<c>` & d"), "a <code>b&lt;c&gt;</code> &amp; d");
    }
}
