//! A figure that can be saved: what is drawn, as data, and the numbers behind it. It can be painted as SVG, at any size,
//! and written as a table.

use super::chart::Series;
use super::palette::{DASHES, Palette};
use super::scene::{Px, Shape};
use plotters::style::RGBColor;

/// A figure that can be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it shows, in words.
    pub title: String,
    /// What its files are called, without the ending.
    pub file: String,
    /// Width and height in CSS pixels.
    pub size: Px,
    /// Behind everything.
    pub paper: RGBColor,
    /// Text about it.
    pub ink: RGBColor,
    /// What is drawn, from the back.
    pub layers: Vec<Layer>,
    /// Whose stroke is whose, where the drawing does not say so itself.
    pub legend: Vec<Key>,
    /// What the x of all columns is.
    pub axis: String,
    /// The numbers that are drawn.
    pub columns: Vec<Column>,
}

/// A part of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// Shapes.
    Shapes(Vec<Shape>),
    /// Shapes that a pointer has put there, such as the trace, which one may do without.
    Mark(Vec<Shape>),
    /// A picture of pixels: red, green, blue and opacity, `width` of them in a row, stretched over a rectangle.
    Pixels {
        /// Its upper left corner.
        from: Px,
        /// Its width and height.
        size: Px,
        /// Pixels in a row.
        width: usize,
        /// The pixels.
        pixels: Vec<u8>,
    },
}

/// A stroke and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The name.
    pub name: String,
    /// The colour of the stroke.
    pub color: RGBColor,
    /// Its dashes.
    pub dash: &'static [f64],
}

/// Numbers by x.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What they are.
    pub name: String,
    /// Each with its x.
    pub points: Vec<(f64, f64)>,
}

impl Figure {
    /// A figure of this size in CSS pixels. `title` says in words what it shows, `file` what its files are called,
    /// without the ending; `axis` is what the x of its columns is.
    pub fn new(title: &str, file: &str, axis: &str, size: Px, palette: &Palette) -> Self {
        Figure {
            title: title.into(),
            file: file.into(),
            size,
            paper: palette.paper,
            ink: palette.ink,
            layers: Vec::new(),
            legend: Vec::new(),
            axis: axis.into(),
            columns: Vec::new(),
        }
    }

    /// Shapes over all that is there.
    pub fn shapes(&mut self, shapes: Vec<Shape>) {
        self.layers.push(Layer::Shapes(shapes));
    }

    /// Shapes that a pointer has put there, such as the trace, which one may do without.
    pub fn mark(&mut self, shapes: Vec<Shape>) {
        self.layers.push(Layer::Mark(shapes));
    }

    /// Pixels of red, green, blue and opacity, `width` of them in a row, stretched over a rectangle.
    pub fn pixels(&mut self, from: Px, size: Px, width: usize, pixels: Vec<u8>) {
        self.layers.push(Layer::Pixels { from, size, width, pixels });
    }

    /// Names for the strokes of the first slots, where the drawing does not say them itself.
    pub fn legend(&mut self, palette: &Palette, names: &[String]) {
        let key = |((name, color), dash): ((&String, RGBColor), &'static [f64])| Key {
            name: name.clone(),
            color,
            dash,
        };
        self.legend.extend(names.iter().zip(palette.curves).zip(DASHES).map(key));
    }

    /// Numbers that are drawn, each with its x.
    pub fn column(&mut self, name: &str, points: Vec<(f64, f64)>) {
        self.columns.push(Column { name: name.into(), points });
    }

    /// The numbers of a chart: `names` are those of the slots, and `what` tells what the series of a slot is, counted
    /// from 0.
    pub fn series(&mut self, all: &[Series], names: &[String], what: impl Fn(&Series, usize) -> String) {
        for (at, series) in all.iter().enumerate() {
            let nth = all[..at].iter().filter(|before| before.slot == series.slot).count();
            let of = names.get(series.slot).map_or("", |n| n);
            self.column(&format!("{of}: {}", what(series, nth)), series.points.clone());
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::plot::chart::Stroke;
    use crate::plot::scene::{Anchor, Ink};

    /// A figure with every kind of thing in it.
    pub fn every_kind() -> Figure {
        let ink = Ink(RGBColor(1, 20, 255), 0.45);
        let text = |anchor, formula| Shape::Text {
            text: "f′(x) < \"1\" & 2".into(),
            at: (10.0, 20.5),
            anchor,
            size: 12.0,
            formula,
            color: RGBColor(9, 8, 7),
        };
        let line = |dash| Shape::Line {
            points: vec![(0.0, 0.0), (1.25, 1e-9), (f64::MAX, -3.0)],
            ink,
            width: 2.5,
            dash,
        };
        let shapes = vec![
            line(DASHES[0]),
            line(DASHES[3]),
            line(&[3.0, 3.0]),
            Shape::Box { from: (1.0, 2.0), to: (3.0, 4.0), ink },
            Shape::Area { points: vec![(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)], ink },
            Shape::Disc { at: (5.0, 6.0), radius: 4.8, ink },
            text(Anchor::Below, false),
            text(Anchor::Right, true),
            text(Anchor::Left, false),
            text(Anchor::Above, true),
        ];
        let pixels = Layer::Pixels {
            from: (1.0, 2.0),
            size: (8.0, 4.0),
            width: 2,
            pixels: (0..8).map(|b| 31 * b).collect(),
        };
        Figure {
            title: "ReLU and ELU".into(),
            file: "relu-elu-f".into(),
            size: (640.0, 480.0),
            paper: RGBColor(252, 251, 248),
            ink: RGBColor(28, 28, 33),
            layers: vec![Layer::Shapes(shapes), pixels, Layer::Mark(vec![line(DASHES[1])])],
            legend: vec![Key { name: "ReLU".into(), color: RGBColor(29, 95, 208), dash: DASHES[0] }],
            axis: "x".into(),
            columns: vec![Column {
                name: "f relu".into(),
                points: vec![(-1.0, 0.0), (0.1, 0.1), (1.0, f64::INFINITY)],
            }],
        }
    }

    /// The colours of the figure, and its own for the curves.
    fn palette() -> Palette {
        let Figure { paper, ink, legend, .. } = every_kind();
        let curves = [legend[0].color; 6];
        Palette { paper, ink, soft: ink, grid: ink, bad: ink, classes: [ink; 2], curves }
    }

    #[test]
    fn columns_are_named_by_slot_and_series() {
        let series = |slot, stroke| Series { slot, stroke, points: vec![(0.0, 1.0)] };
        let all = [series(0, Stroke::Faint), series(0, Stroke::Strong), series(1, Stroke::Faint)];
        let names = ["ReLU".to_owned(), "ELU".to_owned()];
        let mut figure = Figure::new("title", "file", "epoch", (1.0, 1.0), &palette());
        figure.series(&all, &names, |s, nth| format!("{:?} {nth}", s.stroke));
        let heads: Vec<String> = figure.columns.into_iter().map(|c| c.name).collect();
        assert_eq!(heads, ["ReLU: Faint 0", "ReLU: Strong 1", "ELU: Faint 0"]);
    }
}
