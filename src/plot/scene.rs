//! A drawing as data: shapes in CSS pixels.
//!
//! What is drawn is decided without a canvas or a file, so it can be tested, and costs one set of drawing code.

use plotters::style::RGBColor;

/// The typefaces of text, as CSS names them.
pub const TYPEFACE: &str = "ui-sans-serif, system-ui, sans-serif";
/// The typefaces of formulas, which are italic.
pub const FORMULA_TYPEFACE: &str = "Charter, Georgia, serif";

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
