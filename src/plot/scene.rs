//! Drawings as data: shapes in CSS pixels.
//!
//! Drawing code produces shapes without a canvas or a file, so it can be tested, and the same shapes are painted on a
//! canvas and written as SVG.

use plotters::style::RGBColor;

/// The font families of text, as in CSS.
pub const TYPEFACE: &str = "ui-sans-serif, system-ui, sans-serif";
/// The font families of formulas, which are italic.
pub const FORMULA_TYPEFACE: &str = "Charter, Georgia, serif";

/// A point in CSS pixels from the upper left corner.
pub type Px = (f64, f64);

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink(pub RGBColor, pub f64);

/// The position of a text relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Below the point, centred.
    Below,
    /// To the right of the point.
    Right,
    /// To the left of the point.
    Left,
    /// Above the point, starting there.
    Above,
}

/// A shape to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A polyline.
    Line {
        /// Its points.
        points: Vec<Px>,
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: f64,
        /// The dash pattern; empty for a solid line.
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
        /// The text.
        text: String,
        /// The point.
        at: Px,
        /// The position relative to the point.
        anchor: Anchor,
        /// The font size.
        size: f64,
        /// Whether it is in the style of formulas.
        formula: bool,
        /// Its colour.
        color: RGBColor,
    },
}

impl Shape {
    /// An opaque line.
    pub fn line(points: Vec<Px>, color: RGBColor, width: f64, dash: &'static [f64]) -> Self {
        Shape::Line { points, ink: Ink(color, 1.0), width, dash }
    }

    /// A line of text.
    pub fn text(text: &str, at: Px, anchor: Anchor, size: f64, color: RGBColor) -> Self {
        Shape::Text { text: text.into(), at, anchor, size, formula: false, color }
    }
}
