//! The dialog that shares a view as a link, as a snippet for course material, or as a file.

mod appearance;
mod files;
mod parts;
mod paste;
mod preview;
mod snippets;

pub(super) use snippets::{EmbedSetting, Material};

use crate::components::Modal;
use crate::locale::use_lang;
use crate::state::{Settings, State, use_dialogs, use_state};
use appearance::Appearance;
use files::Files;
use leptos::prelude::*;
use parts::PartChoices;
use paste::Paste;
use preview::EmbedPreview;
use snippets::Embed;

/// The dialog.
#[component]
pub fn Share() -> impl IntoView {
    let (state, lang, dialogs) = (use_state(), use_lang(), use_dialogs());
    let embed = RwSignal::new(embed_of(state));
    let material = RwSignal::new(Material::Link);
    view! {
        <Modal
            class="share"
            title_id="share-title"
            title=lang.share_heading()
            on_close=move |()| dialogs.close()
        >
            <div class="share-body">
                <div class="share-options">
                    <p class="hint">{move || lang.share_unused(material.get())}</p>
                    <Appearance embed material/>
                    <PartChoices embed material/>
                </div>
                <div class="share-result">
                    <Paste embed material/>
                    <Files embed/>
                    <EmbedPreview embed/>
                </div>
            </div>
        </Modal>
    }
}

/// The embed of the present view.
fn embed_of(state: State) -> Embed {
    let settings = state.with_untracked(Settings::clone);
    let title = state.lang.share_default_title(settings.lab.name(state.lang));
    Embed::new(state.host.page_address(), settings, title)
}
