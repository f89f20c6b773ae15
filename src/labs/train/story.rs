//! What a preset is about, and, in the same place once a run has ended, what the run has shown.

use super::conclusion::Conclusion;
use super::draw_target::DrawTarget;
use super::presets::TrainPresetCaption;
use super::selection::use_selection;
use super::settings::TrainSettings;
use super::training::use_training;
use super::transport::use_transport;
use crate::components::Part;
use crate::locale::use_lang;
use crate::state::use_settings;
use leptos::prelude::*;

/// The caption of the preset, or the conclusion of the run, which takes its place, so that nothing moves.
#[component]
pub fn Story() -> impl IntoView {
    view! {
        <div class="story">
            <Part id="presets"><TrainPresetCaption/></Part>
            <RunConclusion/>
        </div>
    }
}

/// The conclusion of a run, and a button that shows a unit that it is about.
#[component]
fn RunConclusion() -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let (training, transport) = (use_training(), use_transport());
    let conclusion = settings.memo(move |settings| {
        let of_session = |session: &_| Conclusion::of_session(session, settings);
        transport.has_ended().then(|| training.with(DrawTarget::Overview, of_session)).flatten()
    });
    let sentence = move || conclusion.with(|conclusion| conclusion.as_ref().map(|c| lang.conclusion(c)));
    let selection = use_selection();
    let dead_unit = Memo::new(move |_| conclusion.with(|conclusion| conclusion.as_ref()?.dead_unit()));
    let show = move |_| {
        if let Some(unit) = dead_unit.get_untracked() {
            selection.show(unit);
        }
    };
    view! {
        <div class="run-end">
            <span class="conclusion" role="status">{sentence}</span>
            " "
            <Part id="unit">
                <button class="link" hidden=move || dead_unit.get().is_none() on:click=show>
                    {lang.show_dead_unit()}
                </button>
            </Part>
        </div>
    }
}
