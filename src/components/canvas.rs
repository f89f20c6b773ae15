//! A canvas that is drawn anew whenever what it shows has changed.

use crate::hooks::{use_device_pixel_ratio, use_in_sight, use_on_paper};
use crate::plot::canvas;
use crate::plot::scene::Shape;
use leptos::html;
use leptos::prelude::*;

/// A canvas of a given size in CSS pixels, drawn while it is in sight or on paper. It is not seen by those who do not
/// see: what it shows is said elsewhere.
#[component]
pub fn Canvas(
    /// Width and height in CSS pixels; nothing is drawn while they are 0.
    #[prop(into)]
    size: Signal<(f64, f64)>,
    /// What is drawn; followed.
    #[prop(into)]
    shapes: Callback<(f64, f64), Vec<Shape>>,
) -> impl IntoView {
    let node = NodeRef::<html::Canvas>::new();
    let ratio = use_device_pixel_ratio();
    let (in_sight, on_paper) = (use_in_sight(node), use_on_paper());
    Effect::new(move || {
        if !in_sight.get() && !on_paper.get() {
            return;
        }
        let (size, ratio) = (size.get(), ratio.get());
        if let Some(canvas) = node.get().filter(|_| size.0 > 0.0 && size.1 > 0.0) {
            // A canvas that fails stays empty: there is nothing to mend from here.
            let _ = canvas::draw(&canvas, size, ratio, &shapes.run(size));
        }
    });
    view! { <canvas node_ref=node aria-hidden="true"></canvas> }
}
