//! The snippet to paste into course material.

use super::snippets::{Embed, Material};
use crate::components::{Chips, CopyButton};
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// The choice of the material, and its snippet.
#[component]
pub fn Paste(
    /// The shared view.
    embed: RwSignal<Embed>,
    /// Where the snippet goes.
    material: RwSignal<Material>,
) -> impl IntoView {
    let lang = use_lang();
    let code = Memo::new(move |_| embed.with(|e| e.snippet(material.get(), lang)));
    let materials = Material::ALL.map(|material| (material, lang.material(material)));
    view! {
        <section>
            <Chips
                label=lang.share_material_label()
                options=materials.to_vec()
                value=material
                on_change=move |chosen| material.set(chosen)
            />
            <p class="lede">{move || lang.material_description(material.get())}</p>
            <textarea
                id=use_state().host.id("share-code")
                readonly
                rows="6"
                aria-label=lang.share_code()
                spellcheck="false"
                prop:value=code
            ></textarea>
            <div class="share-copy">
                <CopyButton label=lang.copy() text=code primary=true/>
            </div>
        </section>
    }
}
