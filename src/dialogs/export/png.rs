//! A figure as PNG, rendered on a canvas.

use crate::plot::canvas::{create, draw, draw_over, draw_pixels, draw_pixels_over};
use crate::plot::figure::Layer;
use crate::plot::scene::Px;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

/// Renders the layers at `ratio` pixels per CSS pixel; `None` if the browser fails.
pub async fn png(size: Px, ratio: f64, layers: &[Layer]) -> Option<Blob> {
    let canvas = create()?;
    draw(&canvas, size, ratio, &[])?;
    for layer in layers {
        match layer {
            Layer::Shapes(shapes) | Layer::Pointer(shapes) => draw_over(&canvas, shapes)?,
            Layer::Pixels { from, size, width, pixels } => {
                draw_pixels_over(&canvas, *from, *size, *width, pixels)?;
            }
        }
    }
    blob_of(&canvas).await
}

async fn blob_of(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let blob = Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            let _ = reject.call1(&error, &error);
        }
    });
    JsFuture::from(blob).await.ok()?.dyn_into().ok()
}

/// An image with rows of `width` pixels as a `data:` URL of a PNG.
pub fn data_url(width: usize, pixels: &[u8]) -> Option<String> {
    let picture = create()?;
    draw_pixels(&picture, width, pixels)?;
    picture.to_data_url().ok()
}
