//! A field for a number that explains what is wrong with an entry and keeps the last good value.

use crate::format;
use crate::locale::{Lang, use_lang};
use crate::state::use_state;
use leptos::prelude::*;

/// A labelled number field. An entry that is not usable is marked and explained, and nothing changes.
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
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// How the value is shown.
    show: fn(f64) -> String,
    /// Whether the label is seen, not only heard.
    #[prop(default = true)]
    labelled: bool,
    /// Called with every usable entry.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let lang = use_lang();
    let state = use_state();
    let id = state.host.id(&id);
    let error_id = format!("{id}-error");
    // What is being typed, while it differs from what would be shown.
    let draft = RwSignal::new(None::<String>);
    let problem = Memo::new(move |_| draft.with(|text| problem_with(lang, text.as_deref()?, min, max)));
    let shown = move || draft.get().unwrap_or_else(|| show(value.get()));
    let input = move |text: String| {
        let usable = format::parse(&text).filter(|v| (min..=max).contains(v));
        draft.set(Some(text));
        if let Some(value) = usable {
            on_change.run(value);
        }
    };
    // Chromium also sends this to a field that is taken off the page, whose signals are gone by then.
    let end_usable_draft = move |_| {
        state.end_gesture();
        if problem.try_with_untracked(Option::is_none) == Some(true) {
            draft.set(None);
        }
    };
    // A value that comes from elsewhere (a slider, undo) ends an unusable entry.
    Effect::watch(
        move || value.get(),
        move |now, before, _| {
            if before.is_some_and(|before| before != now) && problem.with_untracked(Option::is_some) {
                draft.set(None);
            }
        },
        false,
    );
    view! {
        <span class="number">
            <label class=if labelled { "" } else { "sr-only" } for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                aria-invalid=move || problem.with(Option::is_some).to_string()
                aria-describedby=error_id.clone()
                prop:value=shown
                on:input:target=move |event| input(event.target().value())
                on:blur=end_usable_draft
            />
            <span class="problem" id=error_id role="alert">{move || problem.get().unwrap_or_default()}</span>
        </span>
    }
}

/// Why an entry cannot be used.
fn problem_with(lang: Lang, text: &str, min: f64, max: f64) -> Option<String> {
    match format::parse(text) {
        None => Some(lang.not_a_number().into()),
        Some(v) if !(min..=max).contains(&v) => Some(lang.outside_limits(min, max)),
        Some(_) => None,
    }
}
