//! Histograms of the activations of a layer, as shapes.

use crate::format;
use crate::locale::Lang;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Px, Shape};
use engine::depth::{BINS, MeasuredLayer};

/// The least width of a histogram in pixels.
const MIN_WIDTH: f64 = 170.0;
/// The height of a histogram with its name and its labels.
const HEIGHT: f64 = 150.0;

/// The layout of several histograms in rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HistogramGrid {
    columns: usize,
    rows: usize,
    /// The width of a column.
    width: f64,
}

impl HistogramGrid {
    /// The layout of `count` histograms within a width.
    pub fn new(width: f64, count: usize) -> Self {
        let columns = ((width / MIN_WIDTH) as usize).clamp(1, count.max(1));
        HistogramGrid { columns, rows: count.div_ceil(columns), width: width / columns as f64 }
    }

    /// The height of all rows.
    pub fn height(self) -> f64 {
        self.rows as f64 * HEIGHT
    }

    /// The upper left corner of the histogram in a slot.
    fn corner(self, slot: usize) -> Px {
        ((slot % self.columns) as f64 * self.width, (slot / self.columns) as f64 * HEIGHT)
    }
}

/// The histogram of a layer of the network in a slot: bars, the ends of the axis, and 0 if it lies between them.
pub fn histogram(
    layer: &MeasuredLayer,
    name: &str,
    slot: usize,
    grid: HistogramGrid,
    palette: &Palette,
    lang: Lang,
) -> Vec<Shape> {
    let (left, top) = grid.corner(slot);
    let (right, floor) = (left + grid.width - 28.0, top + HEIGHT - 26.0);
    let mut shapes = vec![
        Shape::text(name, (left, top + 18.0), Anchor::Above, 13.0, palette.curves[slot]),
        Shape::line(vec![(left, floor), (right, floor)], palette.soft, 1.0, &[]),
    ];
    let below = |text: &str, x: f64, anchor| Shape::text(text, (x, floor + 13.0), anchor, 12.0, palette.soft);
    let (low, high) = layer.extent;
    if layer.histogram.iter().all(|count| *count == 0) {
        let all =
            if low == high { lang.all_are(&format::three_digits(low)) } else { lang.not_finite().into() };
        shapes.push(below(&all, left, Anchor::Right));
        return shapes;
    }
    let ceiling = top + 24.0;
    shapes.extend(bars(layer, (left, ceiling), (right, floor), Ink(palette.curves[slot], 0.75)));
    if low < 0.0 && high > 0.0 {
        let x = left - low / (high - low) * (right - left);
        shapes.push(Shape::line(vec![(x, ceiling), (x, floor)], palette.ink, 1.0, &[3.0, 3.0]));
    }
    shapes.push(below(&format::three_digits(low), left, Anchor::Right));
    shapes.push(below(&format::three_digits(high), right, Anchor::Left));
    shapes
}

/// A bar for each bin that is not empty.
fn bars(layer: &MeasuredLayer, (left, top): Px, (right, floor): Px, ink: Ink) -> Vec<Shape> {
    let highest = f64::from(layer.histogram.iter().copied().max().unwrap_or(0));
    let width = (right - left) / BINS as f64;
    let filled = layer.histogram.iter().enumerate().filter(|(_, count)| **count > 0);
    let bar = |(bin, count): (usize, &u32)| {
        let x = left + bin as f64 * width;
        let height = (f64::from(*count) / highest * (floor - top)).max(1.0);
        Shape::Box { from: (x, floor - height), to: (x + width, floor), ink }
    };
    filled.map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn histograms_wrap_where_the_width_is_small() {
        let wide = HistogramGrid::new(1000.0, 4);
        assert_eq!((wide.columns, wide.height(), wide.corner(3)), (4, HEIGHT, (750.0, 0.0)));
        let narrow = HistogramGrid::new(345.0, 3);
        assert_eq!((narrow.columns, narrow.height(), narrow.corner(2)), (2, 2.0 * HEIGHT, (0.0, HEIGHT)));
        assert_eq!(HistogramGrid::new(0.0, 4).columns, 1);
    }
}
