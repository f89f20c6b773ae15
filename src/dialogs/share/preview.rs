//! The embed as the page will show it.

use super::snippets::Embed;
use crate::hooks::use_debounced;
use crate::locale::use_lang;
use leptos::attr::loading;
use leptos::prelude::*;

/// How long the frame waits for further changes, in milliseconds.
const PAUSE: u64 = 400;

/// A frame with the embed, as wide as there is room.
#[component]
pub fn EmbedPreview(
    /// What is shared.
    embed: RwSignal<Embed>,
) -> impl IntoView {
    let lang = use_lang();
    let size = Memo::new(move |_| embed.with(|e| (e.width, e.height)));
    let source = Memo::new(move |_| embed.with(Embed::source));
    let (settled_size, settled_source) = (use_debounced(size, PAUSE), use_debounced(source, PAUSE));
    let caption = move || {
        let (width, height) = size.get();
        lang.share_preview(width, height)
    };
    view! {
        <section class="share-preview">
            <h3>{caption}</h3>
            <div tabindex="0" role="group" aria-label=lang.preview()>
                <iframe
                    {..loading("lazy")}
                    title=lang.share_preview_title()
                    src=settled_source
                    width=move || settled_size.get().0.to_string()
                    height=move || settled_size.get().1.to_string()
                ></iframe>
            </div>
        </section>
    }
}
