//! A number field that explains invalid input and keeps the last valid value.

use crate::format;
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// A labelled number field. Invalid input is marked and explained, and the value does not change.
#[component]
pub fn NumberField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The present value.
    #[prop(into)]
    value: Signal<f64>,
    /// The least value allowed.
    #[prop(into)]
    min: Signal<f64>,
    /// The greatest value allowed.
    #[prop(into)]
    max: Signal<f64>,
    /// The id, unique within the program.
    #[prop(into)]
    id: String,
    /// Formats the value.
    show: fn(f64) -> String,
    /// Whether the label is visible; if not, it is for screen readers only.
    #[prop(default = true)]
    visible_label: bool,
    /// What follows the label for screen readers only.
    #[prop(optional, into)]
    context: Signal<String>,
    /// Called with every valid input.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let lang = use_lang();
    let state = use_state();
    let id = state.host.id(&id);
    let error_id = format!("{id}-error");
    // The text being edited, which may be invalid or differ from the formatted value.
    let draft = RwSignal::new(None::<String>);
    let valid = move |text: &str| format::parse(text).filter(|v| (min.get()..=max.get()).contains(v));
    let problem = Memo::new(move |_| {
        let is_invalid = draft.with(|text| text.as_deref().is_some_and(|text| valid(text).is_none()));
        is_invalid.then(|| lang.not_a_number_between(min.get(), max.get(), &show(value.get())))
    });
    let shown = move || draft.get().unwrap_or_else(|| show(value.get()));
    let input = move |text: String| {
        let valid = valid(&text);
        draft.set(Some(text));
        if let Some(value) = valid {
            on_change.run(value);
        }
    };
    // Chromium also fires `blur` on a field that is being removed, when its signals are disposed.
    let end_valid_draft = move |_| {
        state.end_gesture();
        if problem.try_with_untracked(Option::is_none) == Some(true) {
            draft.set(None);
        }
    };
    // A value set from elsewhere (slider, undo) replaces invalid input.
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
            <label class=if visible_label { "" } else { "sr-only" } for=id.clone()>
                {label}<span class="sr-only">{context}</span>
            </label>
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
                on:blur=end_valid_draft
            />
            <span class="problem" id=error_id role="alert">{move || problem.get().unwrap_or_default()}</span>
        </span>
    }
}
