//! The font in which formulas are set.

use leptos::prelude::*;
use web_sys::FontFace;

/// The family that the style sheet names for `math`.
const FAMILY: &str = "Activation Lab Math";
/// A subset of STIX Two Math, made by `xtask/font/subset.py`.
const FONT: &[u8] = include_bytes!("math_font.woff2");

/// Adds the font to the document until the present owner is disposed. Without an OpenType font for mathematics,
/// Chromium draws no radicals. A face of the document applies in shadow trees too, where `@font-face` is ignored; and
/// bytes need no request, which a sandboxed frame or an offline file could not make.
pub fn use_math_font() {
    let Ok(face) = FontFace::new_with_u8_array(FAMILY, FONT) else { return };
    let fonts = document().fonts();
    if fonts.add(&face).is_err() {
        return;
    }
    let added = StoredValue::new_local((fonts, face));
    on_cleanup(move || {
        added.try_with_value(|(fonts, face)| fonts.delete(face));
    });
}
