//! A field for a number that explains what is wrong with an entry and keeps the last good value.

use crate::browser::value_of;
use crate::dom::{El, el};
use crate::number;
use crate::reactive::*;

/// A labelled number field. Calls `on_change` with every usable entry; an unusable one is marked and
/// explained, and nothing changes.
pub struct NumberField {
    /// What the number is.
    pub label: Signal<String>,
    /// Its present value.
    pub value: Signal<f64>,
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// A unique id.
    pub id: String,
    /// How the value is shown.
    pub show: fn(f64) -> String,
    /// Whether the label is seen, not only heard.
    pub labelled: bool,
    /// Told of every usable entry.
    pub on_change: Callback<f64>,
}

impl NumberField {
    /// The field.
    pub fn view(self) -> El {
        let NumberField { label, value, min, max, id, show, labelled, on_change } = self;
        // What is being typed, while it differs from what would be shown.
        let draft = RwSignal::new(None::<String>);
        let problem =
            text(move || draft.get().and_then(|text| problem_with(&text, min, max)).unwrap_or_default());
        let sound = move || problem.with_untracked(String::is_empty);
        let shown = text(move || draft.get().unwrap_or_else(|| show(value.get())));
        let invalid = text(move || if problem.with(String::is_empty) { "false" } else { "true" }.into());
        let on_input = move |event: web_sys::Event| {
            let text = value_of(&event);
            let usable = number::parse(&text).filter(|v| (min..=max).contains(v));
            draft.set(Some(text));
            if let Some(value) = usable {
                on_change.run(value);
            }
        };
        let on_blur = move |_: web_sys::Event| {
            if sound() {
                draft.set(None);
            }
        };
        // A value that comes from elsewhere (a slider, undo) ends an unusable entry.
        let mut before = None;
        effect(move || {
            let now = value.get();
            if before.replace(now).is_some_and(|before| before != now) && !sound() {
                draft.set(None);
            }
        });
        let error_id = format!("{id}-error");
        let name =
            el("label").class(if labelled { "" } else { "sr-only" }).set("for", id.clone()).text(label);
        let input = el("input")
            .set("id", id)
            .set("type", "text")
            .set("inputmode", "decimal")
            .set("autocomplete", "off")
            .set("spellcheck", "false")
            .set("aria-invalid", invalid)
            .set("aria-describedby", error_id.clone())
            .value(shown)
            .on("input", on_input)
            .on("blur", on_blur);
        let complaint = el("span").class("problem").set("id", error_id).set("role", "alert").text(problem);
        el("span").class("number").with_all([name, input, complaint])
    }
}

fn problem_with(text: &str, min: f64, max: f64) -> Option<String> {
    match number::parse(text) {
        None => Some("Not a number; the last value stays.".into()),
        Some(v) if !(min..=max).contains(&v) => {
            Some(format!("From {} to {}; the last value stays.", number::plain(min), number::plain(max)))
        }
        Some(_) => None,
    }
}
