//! Layers as pixels, by the browser's canvas.

use crate::browser::document;
use crate::plot::canvas::{overlay, show, show_pixels};
use crate::plot::figure::Layer;
use crate::plot::scene::{FINE, Px};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

fn canvas() -> Option<HtmlCanvasElement> {
    document()?.create_element("canvas").ok()?.dyn_into().ok()
}

/// Paints the layers at so many pixels in a CSS pixel, and has `take` get the file, or nothing where the browser
/// refuses.
pub fn make(size: Px, ratio: f64, layers: &[Layer], take: impl FnOnce(Option<Blob>) + 'static) -> Option<()> {
    let canvas = canvas()?;
    show(&canvas, size, ratio, &[])?;
    for layer in layers {
        match layer {
            Layer::Shapes(shapes) | Layer::Mark(shapes) => overlay(&canvas, shapes)?,
            Layer::Pixels { from, size, width, pixels } => stretch(&canvas, *from, *size, *width, pixels)?,
        }
    }
    canvas.to_blob(Closure::once_into_js(take).unchecked_ref()).ok()
}

/// Pixels over a rectangle of a canvas that [`show`] has prepared.
fn stretch(onto: &HtmlCanvasElement, from: Px, size: Px, width: usize, pixels: &[u8]) -> Option<()> {
    let picture = canvas()?;
    show_pixels(&picture, width, pixels)?;
    let context: CanvasRenderingContext2d = onto.get_context("2d").ok()??.dyn_into().ok()?;
    let [x, y, w, h] = [from.0, from.1, size.0, size.1].map(|length| length * FINE);
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&picture, x, y, w, h).ok()
}

/// Pixels, so many in a row, as a `data:` URL of a PNG.
pub fn address(width: usize, pixels: &[u8]) -> Option<String> {
    let picture = canvas()?;
    show_pixels(&picture, width, pixels)?;
    picture.to_data_url().ok()
}
