//! Buttons that download the session.

use super::export;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::hooks::download_text;
use crate::locale::use_lang;
use crate::state::use_settings;
use leptos::prelude::*;

/// Buttons for the run as CSV and the weights as JSON, and a message.
#[component]
pub fn Downloads() -> impl IntoView {
    let (settings, lang, training) = (use_settings::<TrainSettings>(), use_lang(), use_training());
    let message = RwSignal::new(String::new());
    let download = move |name: &str, content: &str| {
        let started = download_text(name, content).is_some();
        message.set(if started { lang.file_downloaded(name) } else { lang.download_failed().into() });
    };
    let download_csv = move |_| download("training.csv", &training.with_untracked(export::csv));
    let download_json = move |_| {
        let json = settings.with_untracked(|s| training.with_untracked(|session| export::json(session, s)));
        download("networks.json", &json);
    };
    view! {
        <div class="files">
            <button on:click=download_csv>{lang.download_run()}</button>
            <button on:click=download_json>{lang.download_weights()}</button>
            <span role="status">{message}</span>
        </div>
    }
}
