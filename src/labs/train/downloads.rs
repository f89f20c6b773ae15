//! The session as files for the visitor.

use super::export;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::hooks::download_text;
use crate::locale::use_lang;
use crate::state::use_settings;
use leptos::prelude::*;

/// Buttons that offer the run and the weights, and what became of it.
#[component]
pub fn Downloads() -> impl IntoView {
    let (settings, lang, training) = (use_settings::<TrainSettings>(), use_lang(), use_training());
    let message = RwSignal::new(String::new());
    let offer = move |name: &str, content: &str| {
        let offered = download_text(name, content).is_some();
        message.set(if offered { lang.file_offered(name) } else { lang.downloads_refused().into() });
    };
    let offer_csv = move |_| offer("race.csv", &training.with_untracked(export::csv));
    let offer_json = move |_| {
        let json = settings.with_untracked(|s| training.with_untracked(|session| export::json(session, s)));
        offer("networks.json", &json);
    };
    view! {
        <div class="files">
            <button on:click=offer_csv>{lang.download_run()}</button>
            <button on:click=offer_json>{lang.download_weights()}</button>
            <span role="status">{message}</span>
        </div>
    }
}
