//! Shading of intervals of x.

use crate::plot::layout::{Layout, Panel};
use crate::plot::scene::{Ink, Px, Shape};
use plotters::style::RGBColor;

/// An interval of x to shade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shade {
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
    /// Whether it is dead, or else saturated.
    pub is_dead: bool,
}

/// Shaded intervals of x in all panels: hatched if dead, plain if saturated.
pub fn shades(layout: &Layout, shades: &[Shade], color: RGBColor) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for panel in &layout.panels {
        for shade in shades {
            let (left, right) = (layout.px_from_x(shade.from), layout.px_from_x(shade.to));
            let (from, to) = ((left, panel.rect.top), (right, panel.rect.bottom()));
            shapes.push(Shape::Box { from, to, ink: Ink(color, if shade.is_dead { 0.1 } else { 0.07 }) });
            if shade.is_dead {
                hatch(from, to, color, &mut shapes);
            }
        }
    }
    shapes
}

/// Bands over intervals of x in which a function has few correct digits, in all panels.
pub fn imprecise_bands(layout: &Layout, intervals: &[(f64, f64)], color: RGBColor) -> Vec<Shape> {
    let panels = layout.panels.iter();
    let band = |panel: &Panel, (from, to): (f64, f64)| Shape::Box {
        from: (layout.px_from_x(from), panel.rect.top),
        to: (layout.px_from_x(to), panel.rect.bottom()),
        ink: Ink(color, 0.12),
    };
    panels.flat_map(|panel| intervals.iter().map(move |interval| band(panel, *interval))).collect()
}

/// Hatches a rectangle with rising lines.
fn hatch((left, top): Px, (right, bottom): Px, color: RGBColor, shapes: &mut Vec<Shape>) {
    const GAP: f64 = 12.0;
    let lines = ((right - left + bottom - top) / GAP) as u32;
    for i in 1..=lines {
        // The line x + y = c, clipped to the rectangle.
        let c = left + top + f64::from(i) * GAP;
        let (x0, x1) = (left.max(c - bottom), right.min(c - top));
        if x0 < x1 {
            let points = vec![(x0, c - x0), (x1, c - x1)];
            shapes.push(Shape::Line { points, ink: Ink(color, 0.22), width: 1.0, dash: &[] });
        }
    }
}
