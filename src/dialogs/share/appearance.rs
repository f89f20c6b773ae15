//! The appearance of an embed.

use super::snippets::{Embed, EmbedSetting, Material};
use crate::components::{Checkbox, NumberField, Select, SelectOption};
use crate::format;
use crate::locale::use_lang;
use crate::state::use_state;
use crate::theme::Theme;
use leptos::prelude::*;

/// The least and the greatest width and height of a frame.
const WIDTHS: (f64, f64) = (320.0, 2000.0);
const HEIGHTS: (f64, f64) = (240.0, 2000.0);

/// Controls for title, size, theme and link.
#[component]
pub fn Appearance(
    /// The shared view.
    embed: RwSignal<Embed>,
    /// Where the snippet goes.
    material: RwSignal<Material>,
) -> impl IntoView {
    let lang = use_lang();
    let title_id = use_state().host.id("share-name");
    let theme = Memo::new(move |_| embed.with(|e| e.settings.page.theme.slug().to_owned()));
    let themes = Theme::ALL.map(|theme| SelectOption::new(theme.slug(), lang.share_theme(theme)));
    let choose_theme = move |slug: String| {
        if let Some(theme) = Theme::from_slug(&slug) {
            embed.update(|e| e.settings.page.theme = theme);
        }
    };
    let is_unused = move |setting| move || !material.get().uses(setting);
    view! {
        <section>
            <div class:unused=is_unused(EmbedSetting::Title)>
                <label for=title_id.clone()>{lang.share_title_label()}</label>
                <input
                    id=title_id.clone()
                    type="text"
                    maxlength="120"
                    prop:value=Memo::new(move |_| embed.with(|e| e.title.clone()))
                    on:input:target=move |event| embed.update(|e| e.title = event.target().value())
                />
            </div>
            <div class="domain">
                <span class:unused=is_unused(EmbedSetting::Width)>
                    <NumberField
                        label=lang.share_width()
                        id="share-width"
                        value=Memo::new(move |_| f64::from(embed.with(|e| e.width)))
                        min=WIDTHS.0
                        max=WIDTHS.1
                        show=whole
                        on_change=move |width: f64| embed.update(|e| e.width = width.round() as u32)
                    />
                </span>
                <span class:unused=is_unused(EmbedSetting::Height)>
                    <NumberField
                        label=lang.share_height()
                        id="share-height"
                        value=Memo::new(move |_| f64::from(embed.with(|e| e.height)))
                        min=HEIGHTS.0
                        max=HEIGHTS.1
                        show=whole
                        on_change=move |height: f64| embed.update(|e| e.height = height.round() as u32)
                    />
                </span>
            </div>
            <Select
                label=lang.share_theme_label()
                id="share-theme"
                value=theme
                options=themes.to_vec()
                on_change=choose_theme
            />
            <div class:unused=is_unused(EmbedSetting::OpenLink)>
                <Checkbox
                    label=lang.share_open_link()
                    checked=Memo::new(move |_| embed.with(|e| e.settings.page.open_link))
                    on_change=move |on| embed.update(|e| e.settings.page.open_link = on)
                />
            </div>
        </section>
    }
}

fn whole(value: f64) -> String {
    format::fixed(value, 0)
}
