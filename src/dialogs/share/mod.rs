//! The dialog that shares a view: as a link, as something to paste into course material, as a file.

mod appearance;
mod files;
mod parts;
mod paste;
mod preview;
mod snippets;

pub use snippets::Material;

use super::use_dialogs;
use crate::components::Modal;
use crate::lab::Lab;
use crate::locale::use_lang;
use crate::state::{State, Theme, use_state};
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
    view! {
        <Modal
            class="share"
            title_id="share-title"
            title=lang.share_heading()
            on_close=move |()| dialogs.close()
        >
            <div class="share-body">
                <div class="share-options">
                    <Appearance embed/>
                    <PartChoices embed/>
                </div>
                <div class="share-result">
                    <Paste embed/>
                    <Files embed/>
                    <EmbedPreview embed/>
                </div>
            </div>
        </Modal>
    }
}

/// The present view, to begin with.
fn embed_of(state: State) -> Embed {
    let lab = state.with_untracked(|settings| settings.lab);
    Embed {
        base: state.host.page_address(),
        lab,
        query: state.query(),
        title: state.lang.share_default_title(lab),
        width: 760,
        height: if lab == Lab::Explore { 640 } else { 900 },
        theme: Theme::System,
        hide: vec![],
        lock: vec![],
        open_link: true,
    }
}
