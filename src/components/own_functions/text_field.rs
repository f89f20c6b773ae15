//! A text field whose text may not be usable: it is explained after a pause, and what was usable last stays.

use crate::hooks::Debounce;
use crate::state::use_state;
use leptos::prelude::*;

/// How long nothing is typed before a problem is shown, in milliseconds.
const PAUSE: u64 = 600;

/// A labelled text field. What is not usable stays in it, marked and explained.
#[component]
pub fn TextField<E>(
    /// The label.
    label: &'static str,
    /// The id, unique within the program.
    id: String,
    /// The greatest number of characters.
    max_length: usize,
    /// What stands in it while it is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// The present text.
    #[prop(into)]
    value: Signal<String>,
    /// Takes a text that was typed, unless it is not usable.
    #[prop(into)]
    take: Callback<String, Result<(), E>>,
    /// Shows what is wrong with a text.
    explain: fn(&str, &E) -> AnyView,
    /// What follows the field, and describes it.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView
where
    E: Clone + PartialEq + Send + Sync + 'static,
{
    let state = use_state();
    let id = state.host.id(&id);
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    // The text being edited, which may not be usable, or be written otherwise than the value.
    let draft = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<E>);
    let shown_error = RwSignal::new(None::<(String, E)>);
    let pause = Debounce::new(PAUSE);
    let show_error = move || shown_error.set(draft.get_untracked().zip(error.get_untracked()));
    // The value that the last usable text became.
    let taken = StoredValue::new(value.get_untracked());
    let input = move |text: String| {
        draft.set(Some(text.clone()));
        let result = take.run(text);
        if result.is_ok() {
            taken.set_value(value.get_untracked());
        }
        // That of another text.
        shown_error.set(None);
        error.set(result.err());
        pause.run(show_error);
    };
    // Chromium also fires `blur` on a field that is being removed, when its signals are disposed.
    let end = move |_| {
        state.end_gesture();
        if pause.cancel() {
            show_error();
        }
    };
    // A value set from elsewhere (undo, a link) replaces the text.
    Effect::new(move |_| {
        let value = value.get();
        if taken.with_value(|taken| *taken != value) {
            taken.set_value(value);
            draft.set(None);
            error.set(None);
            shown_error.set(None);
        }
    });
    view! {
        <span class="text-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength=max_length
                placeholder=placeholder
                aria-invalid=move || error.with(Option::is_some).to_string()
                aria-describedby=format!("{error_id} {hint_id}")
                prop:value=move || draft.get().unwrap_or_else(|| value.get())
                on:input:target=move |event| input(event.target().value())
                on:blur=end
            />
            <span class="problem" id=error_id role="alert">
                {move || shown_error.with(|shown| shown.as_ref().map(|(text, error)| explain(text, error)))}
            </span>
            <span class="sr-only" id=hint_id>{hint}</span>
        </span>
    }
}
