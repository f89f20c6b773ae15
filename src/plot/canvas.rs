//! A canvas as a surface for plotters, sharp at every device pixel ratio.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::scene::{FINE, Shape, paint};

/// Clears the canvas and paints the shapes, for this size in CSS pixels and device pixel ratio. `None`
/// where the browser gives no context or refuses to draw.
pub fn show(canvas: &HtmlCanvasElement, size: (f64, f64), ratio: f64, shapes: &[Shape]) -> Option<()> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = ((size.0 * ratio).round() as u32, (size.1 * ratio).round() as u32);
    // Setting a size, even the same, throws the backing store away.
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    context.reset_transform().ok()?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context.scale(ratio / FINE, ratio / FINE).ok()?;
    context.set_line_join("round");
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    let mut present: &[f64] = &[];
    let dash = |pattern: &'static [f64]| {
        if pattern != present {
            set_dash(&context, pattern);
            present = pattern;
        }
    };
    set_dash(&context, &[]);
    paint(&mut backend, shapes, dash).ok()
}

fn set_dash(context: &CanvasRenderingContext2d, pattern: &[f64]) {
    let lengths: js_sys::Array = pattern.iter().map(|l| JsValue::from_f64(l * FINE)).collect();
    // Refused only for negative or non-finite lengths; there are none.
    let _ = context.set_line_dash(&lengths);
}
