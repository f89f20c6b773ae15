//! A canvas as a surface for plotters, sharp at every device pixel ratio.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::draw::FINE;

/// A canvas and its context.
#[derive(Clone)]
pub struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    size: (f64, f64),
}

impl Surface {
    /// The canvas, cleared, for this size in CSS pixels and device pixel ratio; `None` where the browser
    /// gives no context.
    pub fn cleared(canvas: &HtmlCanvasElement, size: (f64, f64), ratio: f64) -> Option<Self> {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let (width, height) = ((size.0 * ratio).round() as u32, (size.1 * ratio).round() as u32);
        // Setting a size, even the same, throws the backing store away.
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        context.reset_transform().ok()?;
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        let scale = ratio / f64::from(FINE);
        context.scale(scale, scale).ok()?;
        context.set_line_join("round");
        Some(Surface { canvas: canvas.clone(), context, size })
    }

    /// The whole of it for plotters.
    pub fn area(&self) -> Option<DrawingArea<Fine, Shift>> {
        let inner = CanvasBackend::with_canvas_object(self.canvas.clone())?;
        let fine = |px: f64| (px * f64::from(FINE)).round() as u32;
        Some(Fine { inner, size: (fine(self.size.0), fine(self.size.1)) }.into_drawing_area())
    }

    /// Sets the dashes of the strokes that follow, in CSS pixels.
    pub fn dash(&self, pattern: &[f64]) {
        let lengths: js_sys::Array = pattern.iter().map(|l| JsValue::from_f64(l * f64::from(FINE))).collect();
        // Only a pattern with a negative or non-finite length is refused; there is none.
        let _ = self.context.set_line_dash(&lengths);
    }
}

/// The canvas backend of plotters, told that it has [`FINE`] units to a CSS pixel.
pub struct Fine {
    inner: CanvasBackend,
    size: (u32, u32),
}

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Fine {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.inner.draw_pixel(point, color)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.inner.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.inner.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.inner.draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Outcome {
        self.inner.draw_text(text, style, pos)
    }
}
