//! A canvas as a surface for plotters, sharp at every device pixel ratio.
//!
//! The backend is our own: plotters-canvas prints every number in Rust, which costs the download 8 kB, and
//! measures text by changing the page.

use std::f64::consts::TAU;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor::{HPos, VPos},
};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::scene::{FINE, Shape, paint};

fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Clears the canvas and paints the shapes, for this size in CSS pixels and device pixel ratio. `None`
/// where the browser gives no context or refuses to draw.
pub fn show(canvas: &HtmlCanvasElement, size: (f64, f64), ratio: f64, shapes: &[Shape]) -> Option<()> {
    let context = context_of(canvas)?;
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
    paint_on(context, shapes)
}

/// Paints on top of what [`show`] and [`inset_pixels`] have put there.
pub fn overlay(canvas: &HtmlCanvasElement, shapes: &[Shape]) -> Option<()> {
    paint_on(context_of(canvas)?, shapes)
}

fn paint_on(context: CanvasRenderingContext2d, shapes: &[Shape]) -> Option<()> {
    let mut present: &[f64] = &[];
    let dashed = context.clone();
    let dash = |pattern: &'static [f64]| {
        if pattern != present {
            set_dash(&dashed, pattern);
            present = pattern;
        }
    };
    set_dash(&context, &[]);
    let mut surface = Surface::new(context);
    paint(&mut surface, shapes, dash).ok()?;
    surface.fill_discs();
    Some(())
}

/// Puts pixels of red, green, blue and opacity on the canvas, `width` of them in a row, after making it as
/// large as they are: the style sheet scales it, and the browser smooths.
pub fn show_pixels(canvas: &HtmlCanvasElement, width: usize, pixels: &[u8]) -> Option<()> {
    let context = context_of(canvas)?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width as u32).ok()?;
    if (canvas.width(), canvas.height()) != (image.width(), image.height()) {
        canvas.set_width(image.width());
        canvas.set_height(image.height());
    }
    context.put_image_data(&image, 0.0, 0.0).ok()
}

/// Puts pixels within a canvas that [`show`] has painted: their upper left corner is in CSS pixels, each
/// of them is a device pixel.
pub fn inset_pixels(
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
    let lengths: js_sys::Array = pattern.iter().map(|l| JsValue::from_f64(l * FINE)).collect();
    // Refused only for negative or non-finite lengths; there are none.
    let _ = context.set_line_dash(&lengths);
}

/// What plotters draws on; its units are those of the context's transform. It remembers what the context is set
/// to: that takes longer to set than a small shape to draw, and for a font the browser lays out the page.
struct Surface {
    context: CanvasRenderingContext2d,
    font: String,
    filled: Option<Tint>,
    stroked: Option<Tint>,
    /// Whether the path has discs that are still to be filled: all of one colour are filled at once.
    discs: bool,
}

/// Opacity, red, green, blue.
type Tint = (f64, (u8, u8, u8));

type Drawn = Result<(), DrawingErrorKind<std::fmt::Error>>;

fn tint(color: BackendColor) -> Tint {
    (color.alpha, color.rgb)
}

fn css((alpha, (red, green, blue)): Tint) -> String {
    // In per cent of a whole number: printing a float costs more than it is worth.
    format!("rgb({red} {green} {blue}/{}%)", (alpha * 100.0).round() as u32)
}

fn at((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}

impl Surface {
    fn new(context: CanvasRenderingContext2d) -> Self {
        Surface { font: context.font(), context, filled: None, stroked: None, discs: false }
    }

    fn fill_discs(&mut self) {
        if std::mem::take(&mut self.discs) {
            self.context.fill();
        }
    }

    /// Begins a path, after all that is still to be filled.
    fn begin(&mut self) {
        self.fill_discs();
        self.context.begin_path();
    }

    fn fill_with(&mut self, color: BackendColor) {
        let tint = tint(color);
        if self.filled.replace(tint) != Some(tint) {
            self.context.set_fill_style_str(&css(tint));
        }
    }

    fn stroke<S: BackendStyle>(&mut self, style: &S) {
        let tint = tint(style.color());
        if self.stroked.replace(tint) != Some(tint) {
            self.context.set_stroke_style_str(&css(tint));
        }
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.context.stroke();
    }

    /// Fills or strokes the present path.
    fn finish<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke(style);
        }
    }

    fn path<I: IntoIterator<Item = BackendCoord>>(&mut self, points: I) {
        self.begin();
        // On a path without a point, the first `line_to` is a `move_to`.
        for (x, y) in points.into_iter().map(at) {
            self.context.line_to(x, y);
        }
    }
}

impl DrawingBackend for Surface {
    type ErrorType = std::fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        self.context.canvas().map_or((0, 0), |canvas| (canvas.width(), canvas.height()))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let (x, y) = at(point);
        self.fill_discs();
        self.fill_with(color);
        self.context.fill_rect(x, y, 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(path);
        self.stroke(style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((left, top), (right, bottom)) = (at(from), at(to));
        self.begin();
        self.context.rect(left, top, right - left, bottom - top);
        self.finish(style, fill);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = at(centre);
        let radius = f64::from(radius);
        let tint = tint(style.color());
        // What shines through would be seen where discs overlap.
        let together = fill && tint.0 == 1.0;
        if !(self.discs && together && self.filled == Some(tint)) {
            self.begin();
        }
        self.context.move_to(x + radius, y);
        // Refused only for a negative radius.
        let _ = self.context.arc(x, y, radius, 0.0, TAU);
        if together {
            self.fill_with(style.color());
            self.discs = true;
        } else {
            self.finish(style, fill);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.path(corners);
        self.finish(style, true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, point: BackendCoord) -> Drawn {
        let slope = if matches!(style.style(), FontStyle::Italic) { "italic " } else { "" };
        let size = style.size().round() as u32;
        let font = format!("{slope}{size}px {}", style.family().as_str());
        if self.font != font {
            self.context.set_font(&font);
            self.font = font;
        }
        self.fill_discs();
        self.fill_with(style.color());
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        let (x, y) = at(point);
        // Refused only where there is no canvas any more.
        let _ = self.context.fill_text(text, x, y);
        Ok(())
    }
}
