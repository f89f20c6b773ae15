//! Painting shapes on a canvas with plotters-canvas, sharp at every device pixel ratio.
//!
//! plotters has integer coordinates, so the context is scaled such that [`SUBPIXELS`] units are one CSS pixel. Dashes,
//! which plotters does not support, are set on the same context.

use super::scene::{Anchor, FORMULA_TYPEFACE, Ink, Px, Shape, TYPEFACE};
use leptos::prelude::document;
use plotters::backend::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// Integer units per CSS pixel. With one unit per pixel, curves would have visible steps.
const SUBPIXELS: f64 = 16.0;

fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Creates a detached canvas.
pub fn create() -> Option<HtmlCanvasElement> {
    document().create_element("canvas").ok()?.dyn_into().ok()
}

/// Sets the size if it differs: even setting the same size clears the canvas and reallocates its buffer.
fn resize(canvas: &HtmlCanvasElement, width: u32, height: u32) {
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

/// Clears the canvas and paints the shapes, at this size in CSS pixels and device pixel ratio. `None` if there is no 2D
/// context or a call fails.
pub fn draw(canvas: &HtmlCanvasElement, size: (f64, f64), ratio: f64, shapes: &[Shape]) -> Option<()> {
    let context = context_of(canvas)?;
    let (width, height) = ((size.0 * ratio).round() as u32, (size.1 * ratio).round() as u32);
    resize(canvas, width, height);
    context.reset_transform().ok()?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context.scale(ratio / SUBPIXELS, ratio / SUBPIXELS).ok()?;
    context.set_line_join("round");
    draw_over(canvas, shapes)
}

/// Paints on top of the present content.
pub fn draw_over(canvas: &HtmlCanvasElement, shapes: &[Shape]) -> Option<()> {
    let context = context_of(canvas)?;
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    let mut dash: &[f64] = &[];
    set_dash(&context, dash);
    for shape in shapes {
        if let Shape::Line { dash: wanted, .. } = shape
            && *wanted != dash
        {
            dash = wanted;
            set_dash(&context, dash);
        }
        paint(&mut backend, shape)?;
    }
    Some(())
}

fn to_units(px: f64) -> i32 {
    (px * SUBPIXELS).round() as i32
}

fn to_unit_point((x, y): Px) -> (i32, i32) {
    (to_units(x), to_units(y))
}

fn style(Ink(color, opacity): Ink, width: f64, filled: bool) -> ShapeStyle {
    ShapeStyle { color: color.mix(opacity), filled, stroke_width: to_units(width).max(1) as u32 }
}

/// Paints a shape, a line without its dashes.
fn paint(backend: &mut CanvasBackend, shape: &Shape) -> Option<()> {
    let painted = match shape {
        Shape::Line { points, ink, width, .. } => {
            backend.draw_path(points.iter().map(|p| to_unit_point(*p)), &style(*ink, *width, false))
        }
        Shape::Box { from, to, ink } => {
            backend.draw_rect(to_unit_point(*from), to_unit_point(*to), &style(*ink, 0.0, true), true)
        }
        Shape::Area { points, ink } => {
            backend.fill_polygon(points.iter().map(|p| to_unit_point(*p)), &style(*ink, 0.0, true))
        }
        Shape::Disc { at, radius, ink } => {
            backend.draw_circle(to_unit_point(*at), to_units(*radius) as u32, &style(*ink, 0.0, true), true)
        }
        Shape::Text { text, at, anchor, size, formula, color } => {
            let (family, slope) =
                if *formula { (FORMULA_TYPEFACE, FontStyle::Italic) } else { (TYPEFACE, FontStyle::Normal) };
            let (h, v) = match anchor {
                Anchor::Below => (HPos::Center, VPos::Top),
                Anchor::Right => (HPos::Left, VPos::Center),
                Anchor::Left => (HPos::Right, VPos::Center),
                Anchor::Above => (HPos::Left, VPos::Bottom),
            };
            let font = FontDesc::new(FontFamily::Name(family), f64::from(to_units(*size)), slope);
            let style = TextStyle::from(font).color(color).pos(Pos::new(h, v));
            backend.draw_text(text, &style, to_unit_point(*at))
        }
    };
    painted.ok()
}

/// Sets the canvas to an RGBA image with rows of `width` pixels, and to its size; the style sheet scales it smoothly.
pub fn draw_pixels(canvas: &HtmlCanvasElement, width: usize, pixels: &[u8]) -> Option<()> {
    let context = context_of(canvas)?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width as u32).ok()?;
    resize(canvas, image.width(), image.height());
    context.put_image_data(&image, 0.0, 0.0).ok()
}

/// Draws an RGBA image, scaled smoothly to a rectangle in CSS pixels, on a canvas that [`draw`] has painted.
pub fn draw_pixels_over(
    canvas: &HtmlCanvasElement,
    from: (f64, f64),
    size: (f64, f64),
    width: usize,
    pixels: &[u8],
) -> Option<()> {
    let picture = create()?;
    draw_pixels(&picture, width, pixels)?;
    let context = context_of(canvas)?;
    let [x, y, w, h] = [from.0, from.1, size.0, size.1].map(|length| length * SUBPIXELS);
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&picture, x, y, w, h).ok()
}

/// Puts an RGBA image at a point in CSS pixels, one image pixel per device pixel, on a canvas that [`draw`] has
/// painted.
pub fn draw_pixels_within(
    canvas: &HtmlCanvasElement,
    at: (f64, f64),
    ratio: f64,
    width: usize,
    pixels: &[u8],
) -> Option<()> {
    let context = context_of(canvas)?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width as u32).ok()?;
    context.put_image_data(&image, (at.0 * ratio).round(), (at.1 * ratio).round()).ok()
}

fn set_dash(context: &CanvasRenderingContext2d, pattern: &[f64]) {
    let lengths: js_sys::Array = pattern.iter().map(|l| JsValue::from_f64(l * SUBPIXELS)).collect();
    // `setLineDash` throws only if an argument is not a sequence of numbers.
    let _ = context.set_line_dash(&lengths);
}
