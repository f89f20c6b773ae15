//! The colours of the style sheet, for drawing on canvases.

use super::media_query::{media_query, use_media_query};
use super::print::use_is_printing;
use crate::host::Host;
use crate::plot::palette::{Palette, color, themed};
use crate::theme::Theme;
use leptos::prelude::*;
use plotters::style::RGBColor;

/// That the system's colour scheme is dark.
const DARK: &str = "(prefers-color-scheme: dark)";

#[derive(Clone, Copy)]
pub(super) struct PaletteContext(pub(super) Memo<Palette>);

/// Provides the palette to [`use_palette`]. It depends on the theme, the system's colour scheme and printing.
pub fn provide_palette(theme: Memo<Theme>, host: Host) {
    let (system_dark, is_printing) = (use_media_query(DARK), use_is_printing());
    let palette = Memo::new(move |_| {
        let dark = is_dark(theme.get(), || system_dark.get());
        palette(host, dark && !is_printing.get())
    });
    provide_context(PaletteContext(palette));
}

/// The style sheet's colour of a curve, as a value for CSS.
pub fn curve_colour(index: usize) -> String {
    format!("var(--c{})", index + 1)
}

/// The palette of drawings.
pub fn use_palette() -> Memo<Palette> {
    expect_context::<PaletteContext>().0
}

/// The present palette, or that of the light theme; untracked.
pub fn read_palette(theme: Theme, host: Host, light: bool) -> Palette {
    let dark = is_dark(theme, || media_query(DARK).is_some_and(|query| query.matches()));
    palette(host, dark && !light)
}

fn is_dark(theme: Theme, system: impl Fn() -> bool) -> bool {
    match theme {
        Theme::System => system(),
        theme => theme == Theme::Dark,
    }
}

/// Reads the colour tokens of the style sheet for a theme.
fn palette(host: Host, dark: bool) -> Palette {
    let style = host.theme_root().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let token = |name: &str| {
        let text = style.as_ref().and_then(|s| s.get_property_value(name).ok()).unwrap_or_default();
        // Without the style sheet: grey contrasts with any background.
        color(themed(&text, dark)).unwrap_or(RGBColor(128, 128, 128))
    };
    Palette {
        paper: token("--paper"),
        ink: token("--ink"),
        soft: token("--soft"),
        grid: token("--grid"),
        bad: token("--bad"),
        classes: ["--negative", "--positive"].map(token),
        third_class: token("--third-class"),
        curves: ["--c1", "--c2", "--c3", "--c4", "--c5", "--c6"].map(token),
    }
}
