//! A canvas that is redrawn whenever its shapes change.

use crate::hooks::{
    use_context_restorations, use_device_pixel_ratio, use_drawing, use_element_visibility, use_is_printing,
};
use crate::plot::canvas;
use crate::plot::scene::Shape;
use leptos::html;
use leptos::prelude::*;

/// A canvas, redrawn while it is visible or being printed. It is hidden from assistive technology: its content has to
/// be available as text elsewhere.
#[component]
pub fn Canvas(
    /// Width and height in CSS pixels; nothing is drawn while they are 0.
    #[prop(into)]
    size: Signal<(f64, f64)>,
    /// The shapes to draw; tracked.
    #[prop(into)]
    shapes: Callback<(f64, f64), Vec<Shape>>,
) -> impl IntoView {
    let node = NodeRef::<html::Canvas>::new();
    let (ratio, restorations) = (use_device_pixel_ratio(), use_context_restorations(node));
    let (is_visible, is_printing) = (use_element_visibility(node), use_is_printing());
    use_drawing(move || {
        if !is_visible.get() && !is_printing.get() {
            return;
        }
        restorations.track();
        let (size, ratio) = (size.get(), ratio.get());
        if let Some(canvas) = node.get().filter(|_| size.0 > 0.0 && size.1 > 0.0) {
            // On failure (no 2D context) the canvas stays empty; there is no fallback.
            let _ = canvas::draw(&canvas, size, ratio, &shapes.run(size));
        }
    });
    view! { <canvas node_ref=node aria-hidden="true"></canvas> }
}
