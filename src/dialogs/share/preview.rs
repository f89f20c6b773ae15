//! The preview of the embed.

use super::snippets::Embed;
use crate::hooks::use_debounced;
use crate::locale::use_lang;
use leptos::attr::loading;
use leptos::prelude::*;

/// Milliseconds without changes before the frame is reloaded.
const RELOAD_DELAY: u64 = 400;

/// A frame with the embed.
#[component]
pub fn EmbedPreview(
    /// The shared view.
    embed: RwSignal<Embed>,
) -> impl IntoView {
    let lang = use_lang();
    let size = Memo::new(move |_| embed.with(|e| (e.width, e.height)));
    let source = Memo::new(move |_| embed.with(Embed::source));
    let (debounced_size, debounced_source) =
        (use_debounced(size, RELOAD_DELAY), use_debounced(source, RELOAD_DELAY));
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
                    src=debounced_source
                    width=move || debounced_size.get().0.to_string()
                    height=move || debounced_size.get().1.to_string()
                ></iframe>
            </div>
        </section>
    }
}
