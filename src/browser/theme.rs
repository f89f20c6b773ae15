//! Light and dark, and the colours of the style sheet.

use super::{listen, listen_to_window, window};
use crate::plot::palette::{Palette, color, themed};
use crate::reactive::*;
use crate::settings::Theme;
use crate::store::Store;
use plotters::style::RGBColor;
use web_sys::{Element, MediaQueryList};

/// What the system is asked for dark by.
fn dark_query() -> Option<MediaQueryList> {
    window()?.match_media("(prefers-color-scheme: dark)").ok()?
}

/// Whether the system asks for dark, as a signal.
fn prefers_dark() -> Signal<bool> {
    let dark = RwSignal::new(false);
    if let Some(query) = dark_query() {
        dark.set(query.matches());
        let asked = query.clone();
        listen(&query, "change", move |_: web_sys::Event| {
            dark.set(asked.matches());
        });
    }
    dark.into()
}

/// The colours that drawings take, as a memo that follows the theme and the system.
pub fn colors(store: Store) -> Signal<Palette> {
    let theme = store.memo(|s| s.theme);
    let (system_dark, on_paper) = (prefers_dark(), RwSignal::new(false));
    for event in ["beforeprint", "afterprint"] {
        listen_to_window(event, move |_: web_sys::Event| {
            on_paper.set(event == "beforeprint");
        });
    }
    memo(move || {
        let dark = match theme.get() {
            Theme::System => system_dark.get(),
            theme => theme == Theme::Dark,
        };
        palette(store.host.root(), dark && !on_paper.get())
    })
}

/// The colours that drawings take now, or those of the light theme.
pub fn present_colors(store: Store, light: bool) -> Palette {
    let dark = match store.peek(|s| s.theme) {
        Theme::System => dark_query().is_some_and(|query| query.matches()),
        theme => theme == Theme::Dark,
    };
    palette(store.host.root(), dark && !light)
}

/// The colours of the style sheet's tokens for a theme.
fn palette(root: Option<Element>, dark: bool) -> Palette {
    let style = root.and_then(|root| window()?.get_computed_style(&root).ok().flatten());
    let token = |name: &str| {
        let text = style.as_ref().and_then(|s| s.get_property_value(name).ok()).unwrap_or_default();
        // Without the style sheet, grey is seen on every ground.
        color(themed(&text, dark)).unwrap_or(RGBColor(128, 128, 128))
    };
    Palette {
        paper: token("--paper"),
        ink: token("--ink"),
        soft: token("--soft"),
        grid: token("--grid"),
        bad: token("--bad"),
        classes: ["--negative", "--positive"].map(token),
        curves: ["--c1", "--c2", "--c3", "--c4", "--c5", "--c6"].map(token),
    }
}
