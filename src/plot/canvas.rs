//! A canvas as a surface for shapes, sharp at every device pixel ratio.
//!
//! It paints without plotters: its backend for canvases prints every number in Rust, which alone would add
//! a tenth to the download.

use std::f64::consts::TAU;

use plotters::style::RGBColor;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::scene::{Anchor, Ink, Px, Shape};

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
    context.scale(ratio, ratio).ok()?;
    context.set_line_join("round");
    shapes.iter().try_for_each(|shape| paint(&context, shape))
}

fn paint(context: &CanvasRenderingContext2d, shape: &Shape) -> Option<()> {
    match shape {
        Shape::Line { points, ink, width, dash } => line(context, points, *ink, *width, dash),
        Shape::Box { from, to, ink } => {
            fill_with(context, *ink);
            context.fill_rect(from.0, from.1, to.0 - from.0, to.1 - from.1);
        }
        Shape::Disc { at, radius, ink } => {
            fill_with(context, *ink);
            context.begin_path();
            context.arc(at.0, at.1, *radius, 0.0, TAU).ok()?;
            context.fill();
        }
        Shape::Text { text, at, anchor, size, formula, color } => {
            fill_with(context, Ink(*color, 1.0));
            // Sizes of type are whole pixels.
            let size = *size as u32;
            context.set_font(&if *formula {
                format!("italic {size}px Charter, Georgia, serif")
            } else {
                format!("{size}px ui-sans-serif, system-ui, sans-serif")
            });
            let (align, baseline) = match anchor {
                Anchor::Below => ("center", "top"),
                Anchor::Right => ("start", "middle"),
                Anchor::Left => ("end", "middle"),
                Anchor::Above => ("start", "bottom"),
            };
            context.set_text_align(align);
            context.set_text_baseline(baseline);
            context.fill_text(text, at.0, at.1).ok()?;
        }
    }
    Some(())
}

fn line(context: &CanvasRenderingContext2d, points: &[Px], ink: Ink, width: f64, dash: &[f64]) {
    let lengths: js_sys::Array = dash.iter().copied().map(JsValue::from_f64).collect();
    // Refused only for negative or non-finite lengths; there are none.
    let _ = context.set_line_dash(&lengths);
    context.set_global_alpha(ink.1);
    context.set_stroke_style_str(&css(ink.0));
    context.set_line_width(width);
    context.begin_path();
    // On a path without a point, the first `line_to` is a `move_to`.
    for (x, y) in points {
        context.line_to(*x, *y);
    }
    context.stroke();
}

fn fill_with(context: &CanvasRenderingContext2d, Ink(color, opacity): Ink) {
    context.set_global_alpha(opacity);
    context.set_fill_style_str(&css(color));
}

fn css(RGBColor(red, green, blue): RGBColor) -> String {
    format!("rgb({red} {green} {blue})")
}
