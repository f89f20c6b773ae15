//! Drawing on a canvas, on screen and for print.

use super::print::use_is_printing;
use leptos::prelude::*;

/// Calls `draw` now and whenever what it reads has changed: on screen in an effect, in print at once. The browser prints
/// when the listeners of `beforeprint` have returned, and an effect may run later.
pub fn use_drawing(draw: impl Fn() + Clone + Send + Sync + 'static) {
    let is_printing = use_is_printing();
    let draw_on_screen = draw.clone();
    Effect::new(move || {
        if !is_printing.get() {
            draw_on_screen();
        }
    });
    ImmediateEffect::new_scoped(move || {
        if is_printing.get() {
            draw();
        }
    });
}
