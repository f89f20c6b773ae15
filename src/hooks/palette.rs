//! Light and dark, and the colours of the style sheet.

use super::event::listen;
use super::paper::use_on_paper;
use crate::plot::palette::{Palette, color, themed};
use crate::state::{State, Theme, use_state};
use leptos::prelude::*;
use plotters::style::RGBColor;
use web_sys::{Event, MediaQueryList};

#[derive(Clone, Copy)]
struct Colors(Memo<Palette>);

/// Follows the theme, the system and printing, for [`use_palette`].
pub fn provide_palette() {
    let state = use_state();
    let theme = state.memo(|settings| settings.page.theme);
    let (system_dark, on_paper) = (use_prefers_dark(), use_on_paper());
    let palette = Memo::new(move |_| {
        let dark = is_dark(theme.get(), || system_dark.get());
        palette(state, dark && !on_paper.get())
    });
    provide_context(Colors(palette));
}

/// The colours that drawings take.
pub fn use_palette() -> Memo<Palette> {
    expect_context::<Colors>().0
}

/// The colours that drawings take now, or those of the light theme.
pub fn read_palette(state: State, light: bool) -> Palette {
    let theme = state.with_untracked(|settings| settings.page.theme);
    let dark = is_dark(theme, || dark_query().is_some_and(|query| query.matches()));
    palette(state, dark && !light)
}

fn is_dark(theme: Theme, system: impl Fn() -> bool) -> bool {
    match theme {
        Theme::System => system(),
        theme => theme == Theme::Dark,
    }
}

fn dark_query() -> Option<MediaQueryList> {
    window().match_media("(prefers-color-scheme: dark)").ok()?
}

/// Whether the system asks for dark.
fn use_prefers_dark() -> Signal<bool> {
    let dark = RwSignal::new(false);
    if let Some(query) = dark_query() {
        dark.set(query.matches());
        let asked = query.clone();
        listen(&query, "change", move |_: Event| dark.set(asked.matches()));
    }
    dark.into()
}

/// The colours of the style sheet's tokens for a theme.
fn palette(state: State, dark: bool) -> Palette {
    let style = state.host.themed_root().and_then(|root| window().get_computed_style(&root).ok().flatten());
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
