//! The controls of custom data: brushes, and the data as text.

use super::custom_dataset::{CustomDataset, CustomDatasetError};
use super::selection::{Brush, use_selection};
use super::settings::{TrainSettings, from_start};
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::prelude::*;

/// The brushes and the data as text; hidden while the data is generated.
#[component]
pub fn CustomDataControls() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let is_generated = settings.memo(|s| s.custom.is_none());
    let description =
        settings.memo(move |s| s.custom.as_ref().map(|data| lang.custom_data(data)).unwrap_or_default());
    view! {
        <div class="custom-data" hidden=is_generated>
            <p class="lede">{description}</p>
            <Brushes/>
            <DataAsText/>
        </div>
    }
}

/// The brushes; hidden if the data cannot be painted.
#[component]
fn Brushes() -> impl IntoView {
    let (settings, lang, selection) = (use_settings::<TrainSettings>(), use_lang(), use_selection());
    let button = |brush: Brush| {
        let toggle = move |_| {
            settings.end_gesture();
            selection.toggle_brush(brush);
        };
        let pressed = move || (selection.brush.get() == Some(brush)).to_string();
        view! { <button aria-pressed=pressed on:click=toggle>{lang.brush(brush)}</button> }
    };
    view! {
        <div
            class="chips"
            role="group"
            aria-label=lang.brushes()
            hidden=move || !selection.paintable.get()
        >
            {Brush::ALL.map(button).collect_view()}
        </div>
    }
}

/// A text area with the data, an error message, and a button that applies the text.
#[component]
fn DataAsText() -> impl IntoView {
    let (settings, lang, host) = (use_settings::<TrainSettings>(), use_lang(), use_state().host);
    let number = |v: f64| format::decimals_between(v, 0, 3).replace('\u{2212}', "-");
    let present =
        settings.memo(move |s| s.custom.as_ref().map(|data| data.to_csv(number)).unwrap_or_default());
    // The text that is being edited; `None` if it is that of the data.
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<CustomDatasetError>);
    // Data from elsewhere (a brush, another option, undo) replaces it.
    let end_draft = move |(): &(), _: Option<&()>, _| {
        problem.set(None);
        draft.set(None);
    };
    Effect::watch(move || present.track(), end_draft, false);
    let apply = move |_| {
        let Some(typed) = draft.get_untracked() else { return };
        match CustomDataset::parse(&typed) {
            Ok(data) => {
                problem.set(None);
                draft.set(None);
                settings.update(from_start(|s| s.custom = Some(data)));
            }
            Err(error) => problem.set(Some(error)),
        }
    };
    let sentence = move || {
        problem
            .with(|problem| problem.as_ref().map(|error| lang.custom_dataset_error(error)))
            .unwrap_or_default()
    };
    let (id, error_id) = (host.id("own-text"), host.id("own-error"));
    view! {
        <label for=id.clone()>{lang.data_as_text()}</label>
        <textarea
            id=id
            rows="6"
            spellcheck="false"
            prop:value=move || draft.get().unwrap_or_else(|| present.get())
            aria-invalid=move || problem.with(Option::is_some).to_string()
            aria-describedby=error_id.clone()
            on:input:target=move |event| draft.set(Some(event.target().value()))
        ></textarea>
        <p class="problem" id=error_id role="alert">{sentence}</p>
        <button disabled=move || draft.with(Option::is_none) on:click=apply>{lang.use_this_data()}</button>
    }
}
