//! A field for a number that explains what is wrong with an entry and keeps the last good value.

use crate::number;
use crate::ui::erased::{on, text};
use leptos::prelude::*;

/// A labelled number field. Calls `on_change` with every usable entry; an unusable one is marked and
/// explained, and nothing changes.
#[component]
pub fn NumberField(
    /// What the number is.
    #[prop(into)]
    label: Signal<String>,
    /// Its present value.
    #[prop(into)]
    value: Signal<f64>,
    /// The least value allowed.
    min: f64,
    /// The greatest value allowed.
    max: f64,
    /// A unique id.
    #[prop(into)]
    id: String,
    /// How the value is shown.
    show: fn(f64) -> String,
    /// Whether the label is seen, not only heard.
    #[prop(optional)]
    labelled: bool,
    /// Told of every usable entry.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    // What is being typed, while it differs from what would be shown.
    let draft = RwSignal::new(None::<String>);
    let problem = Memo::new(move |_| draft.get().and_then(|text| problem_with(&text, min, max)));
    let shown = text(move || draft.get().unwrap_or_else(|| show(value.get())));
    let invalid = text(move || if problem.get().is_some() { "true" } else { "false" }.into());
    let complaint = text(move || problem.get().unwrap_or_default());
    let on_input = on(move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let usable = number::parse(&text).filter(|v| (min..=max).contains(v));
        draft.set(Some(text));
        if let Some(value) = usable {
            on_change.run(value);
        }
    });
    let on_blur = on(move |_: web_sys::FocusEvent| {
        if problem.get_untracked().is_none() {
            draft.set(None);
        }
    });
    // A value that comes from elsewhere (a slider, undo) ends an unusable entry.
    Effect::new(move |before: Option<f64>| {
        let now = value.get();
        if before.is_some_and(|b| b != now) && problem.get_untracked().is_some() {
            draft.set(None);
        }
        now
    });
    let error_id = format!("{id}-error");
    view! {
        <span class="number">
            <label class:sr-only=!labelled for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                prop:value=shown
                aria-invalid=invalid
                aria-describedby=error_id.clone()
                on:input=on_input
                on:blur=on_blur
            />
            <span class="problem" id=error_id role="alert">{complaint}</span>
        </span>
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
