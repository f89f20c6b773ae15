//! The visitor's own data: brushes, and the data as text.

use super::custom_dataset::{CustomDataset, CustomDatasetError};
use super::selection::{Brush, use_selection};
use super::settings::{TrainSettings, from_start};
use crate::format;
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::prelude::*;

/// Brushes, and the data as text; hidden where ready data are learned.
#[component]
pub fn CustomData() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let none = settings.memo(|s| s.custom.is_none());
    let description =
        settings.memo(move |s| s.custom.as_ref().map(|data| lang.custom_data(data)).unwrap_or_default());
    view! {
        <div class="custom-data" hidden=none>
            <p class="lede">{description}</p>
            <Brushes/>
            <DataAsText/>
        </div>
    }
}

/// The brushes, where there is something to paint on.
#[component]
fn Brushes() -> impl IntoView {
    let (settings, lang, selection) = (use_settings::<TrainSettings>(), use_lang(), use_selection());
    let button = |brush: Brush| {
        let take = move |_| {
            settings.end_gesture();
            selection.toggle_brush(brush);
        };
        let pressed = move || (selection.brush.get() == Some(brush)).to_string();
        view! { <button aria-pressed=pressed on:click=take>{lang.brush(brush)}</button> }
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

/// A field with the data as text, what is wrong with it, and a button that takes it.
#[component]
fn DataAsText() -> impl IntoView {
    let (settings, lang, host) = (use_settings::<TrainSettings>(), use_lang(), use_state().host);
    let number = |v: f64| format::decimals_between(v, 0, 3).replace('\u{2212}', "-");
    let present = settings.memo(move |s| s.custom.as_ref().map(|data| data.text(number)).unwrap_or_default());
    // What is being typed, while it differs from the data.
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<CustomDatasetError>);
    // Data that come from elsewhere (a brush, another choice, undo) end it.
    let end_draft = move |(): &(), _: Option<&()>, _| {
        problem.set(None);
        draft.set(None);
    };
    Effect::watch(move || present.track(), end_draft, false);
    let take = move |_| {
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
        <button disabled=move || draft.with(Option::is_none) on:click=take>{lang.use_this_data()}</button>
    }
}
