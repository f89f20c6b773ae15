//! A drawing as data: shapes in CSS pixels, and the one function that paints them with plotters.
//!
//! What is drawn is decided without a backend, so it can be tested, and costs one set of drawing code.

use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{DrawingBackend, DrawingErrorKind};

/// Backend units in a CSS pixel: backends count in whole units, and at whole pixels curves stair-step.
pub const FINE: f64 = 16.0;

/// A point in CSS pixels from the upper left.
pub type Px = (f64, f64);

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink(pub RGBColor, pub f64);

/// Where a text stands beside its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its middle below the point.
    Below,
    /// To the right of the point.
    Right,
    /// To the left of the point.
    Left,
    /// Above the point, from there on.
    Above,
}

/// Something to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An unbroken line.
    Line {
        /// Its points.
        points: Vec<Px>,
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: f64,
        /// Lengths of strokes and gaps; none for a solid line.
        dash: &'static [f64],
    },
    /// A filled rectangle.
    Box {
        /// The upper left corner.
        from: Px,
        /// The lower right corner.
        to: Px,
        /// Its colour.
        ink: Ink,
    },
    /// A filled polygon.
    Area {
        /// Its corners.
        points: Vec<Px>,
        /// Its colour.
        ink: Ink,
    },
    /// A filled disc.
    Disc {
        /// Its centre.
        at: Px,
        /// Its radius.
        radius: f64,
        /// Its colour.
        ink: Ink,
    },
    /// A line of text.
    Text {
        /// What it says.
        text: String,
        /// Where it stands.
        at: Px,
        /// How it stands there.
        anchor: Anchor,
        /// The height of its type.
        size: f64,
        /// Whether it is set like a formula.
        formula: bool,
        /// Its colour.
        color: RGBColor,
    },
}

fn unit(px: f64) -> i32 {
    (px * FINE).round() as i32
}

fn place((x, y): Px) -> (i32, i32) {
    (unit(x), unit(y))
}

fn style(Ink(color, opacity): Ink, width: f64, filled: bool) -> ShapeStyle {
    ShapeStyle { color: color.mix(opacity), filled, stroke_width: unit(width).max(1) as u32 }
}

/// Paints the shapes in their order. `dash` is told the dashes of every line before it is drawn, since
/// backends of plotters have none of their own.
///
/// # Errors
/// Those of the backend.
pub fn paint<B: DrawingBackend>(
    backend: &mut B,
    shapes: &[Shape],
    mut dash: impl FnMut(&'static [f64]),
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    for shape in shapes {
        match shape {
            Shape::Line { points, ink, width, dash: pattern } => {
                dash(pattern);
                backend.draw_path(points.iter().map(|p| place(*p)), &style(*ink, *width, false))?;
            }
            Shape::Box { from, to, ink } => {
                backend.draw_rect(place(*from), place(*to), &style(*ink, 0.0, true), true)?;
            }
            Shape::Area { points, ink } => {
                backend.fill_polygon(points.iter().map(|p| place(*p)), &style(*ink, 0.0, true))?;
            }
            Shape::Disc { at, radius, ink } => {
                backend.draw_circle(place(*at), unit(*radius) as u32, &style(*ink, 0.0, true), true)?;
            }
            Shape::Text { text, at, anchor, size, formula, color } => {
                let (family, slope) = if *formula {
                    (FontFamily::Name("Charter, Georgia, serif"), FontStyle::Italic)
                } else {
                    (FontFamily::Name("ui-sans-serif, system-ui, sans-serif"), FontStyle::Normal)
                };
                let (h, v) = match anchor {
                    Anchor::Below => (HPos::Center, VPos::Top),
                    Anchor::Right => (HPos::Left, VPos::Center),
                    Anchor::Left => (HPos::Right, VPos::Center),
                    Anchor::Above => (HPos::Left, VPos::Bottom),
                };
                let font = FontDesc::new(family, f64::from(unit(*size)), slope);
                let style = TextStyle::from(font).color(color).pos(Pos::new(h, v));
                backend.draw_text(text, &style, place(*at))?;
            }
        }
    }
    Ok(())
}
