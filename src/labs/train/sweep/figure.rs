//! The map as a figure for files.

use super::colour::{Extent, colour, shown};
use super::map_settings::MapSettings;
use super::quantity::Value;
use super::task::MapValues;
use crate::locale::Lang;
use crate::plot::figure::Figure;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Px, Shape};
use worker::RunResult;

/// Width and height of a cell, in CSS pixels.
const CELL: Px = (46.0, 26.0);
/// The place of the labels to the left and above, and of the legend below.
const MARGIN: (f64, f64, f64) = (130.0, 44.0, 44.0);
/// The size of labels.
const LABEL: f64 = 11.0;
/// The parts of which the scale of the legend is made.
const SCALE_PARTS: usize = 60;

/// Cells with their labels and a legend; the data are the numbers of each row by column.
pub fn figure(
    map: &MapSettings,
    values: &MapValues,
    runs: &[Option<RunResult>],
    extent: Option<Extent>,
    lang: Lang,
    palette: &Palette,
) -> Figure {
    let (rows, columns) = (values.y.len(), values.x.len());
    let (left, top, bottom) = MARGIN;
    let size = (left + CELL.0 * columns as f64 + 24.0, top + CELL.1 * rows as f64 + bottom);
    let corner = |row: usize, column: usize| (left + CELL.0 * column as f64, top + CELL.1 * row as f64);
    let text = |text: &str, at, anchor| Shape::text(text, at, anchor, LABEL, palette.ink);
    let mut shapes = vec![text(&lang.map_axes(map.x.quantity, map.y.quantity), (left, 14.0), Anchor::Above)];
    for (column, value) in values.x.iter().enumerate() {
        let at = (corner(0, column).0 + CELL.0 / 2.0, top - LABEL - 8.0);
        shapes.push(text(&lang.map_value(value), at, Anchor::Below));
    }
    for (row, value) in values.y.iter().enumerate() {
        let at = (left - 6.0, corner(row, 0).1 + CELL.1 / 2.0);
        shapes.push(text(&lang.map_value(value), at, Anchor::Left));
    }
    let number = |unit: usize| shown(map.measure, runs.get(unit)?.as_ref()?);
    for unit in 0..rows * columns {
        let (x, y) = corner(unit / columns, unit % columns);
        match (extent, number(unit)) {
            (Some(extent), Some(number)) => {
                let ink = Ink(colour(extent.share(number)), 1.0);
                shapes.push(Shape::Box { from: (x, y), to: (x + CELL.0 - 1.0, y + CELL.1 - 1.0), ink });
            }
            _ if runs.get(unit).is_some_and(Option::is_some) => {
                shapes.push(text("×", (x + CELL.0 / 2.0, y + CELL.1 / 2.0 - LABEL), Anchor::Below));
            }
            _ => {}
        }
    }
    if let Some(extent) = extent {
        shapes.extend(legend(map, extent, (left, size.1 - bottom + 12.0), lang, palette));
    }
    let title = lang.map_heading();
    let file = format!("map-{}-{}-{}", map.x.quantity, map.y.quantity, map.measure);
    let mut figure = Figure::new(title, &file, lang.map_quantity(map.x.quantity), size, palette);
    figure.shapes(shapes);
    for (row, value) in values.y.iter().enumerate() {
        let point = |(column, x): (usize, &Value)| {
            // A choice has no number: its place in the list.
            let x = if let Value::Number(x) = x { *x } else { (column + 1) as f64 };
            Some((x, number(row * columns + column)?))
        };
        figure.column(&lang.map_value(value), values.x.iter().enumerate().filter_map(point).collect());
    }
    figure
}

/// The scale with its ends.
fn legend(map: &MapSettings, extent: Extent, (x, y): Px, lang: Lang, palette: &Palette) -> Vec<Shape> {
    let part = |n: usize| {
        let from = (x + 2.0 * n as f64, y);
        let ink = Ink(colour(n as f64 / (SCALE_PARTS - 1) as f64), 1.0);
        Shape::Box { from, to: (from.0 + 2.0, y + 10.0), ink }
    };
    let end = x + 2.0 * SCALE_PARTS as f64 + 6.0;
    let high = lang.map_last_number(map.measure, extent.high, extent.is_capped);
    let high = format!("{high}  ({})", lang.map_measure(map.measure));
    let low = lang.map_number(map.measure, extent.low);
    let mut shapes: Vec<Shape> = (0..SCALE_PARTS).map(part).collect();
    shapes.push(Shape::text(&low, (x - 6.0, y + 5.0), Anchor::Left, LABEL, palette.ink));
    shapes.push(Shape::text(&high, (end, y + 5.0), Anchor::Right, LABEL, palette.ink));
    shapes
}
