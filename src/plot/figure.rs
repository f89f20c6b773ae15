//! A figure on its way out of a lab: what is drawn, as data, and the numbers behind it.
//!
//! A lab puts shapes and numbers into a [`Parcel`] when asked; the program that writes files, which is loaded only then,
//! unpacks a [`Figure`] and paints the same shapes as SVG or at any size. So a lab carries no writer of files.

use super::chart::Series;
use super::palette::{DASHES, Palette};
use super::scene::{Anchor, Ink, Px, Shape};
use plotters::style::RGBColor;

/// A figure as numbers and words, which cross from one program to another.
#[derive(Debug, Default)]
pub struct Parcel {
    numbers: Vec<f64>,
    words: String,
}

/// Something to take along.
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

impl Parcel {
    /// A figure of this size in CSS pixels. `title` says in words what it shows, `file` what its files are called,
    /// without the ending; `axis` is what the x of its columns is.
    pub fn new(title: &str, file: &str, axis: &str, size: Px, palette: &Palette) -> Self {
        let mut parcel = Parcel::default();
        for word in [title, file, axis] {
            parcel.word(word);
        }
        parcel.at(size);
        parcel.color(palette.paper);
        parcel.color(palette.ink);
        parcel
    }

    /// Shapes over all that is there.
    pub fn shapes(&mut self, shapes: &[Shape]) {
        self.layer(kind::SHAPES, shapes);
    }

    /// Shapes that a pointer has put there, such as the trace, which one may do without.
    pub fn mark(&mut self, shapes: &[Shape]) {
        self.layer(kind::MARK, shapes);
    }

    /// Pixels of red, green, blue and opacity, `width` of them in a row, stretched over a rectangle.
    pub fn pixels(&mut self, from: Px, size: Px, width: usize, pixels: &[u8]) {
        self.number(kind::PIXELS);
        self.at(from);
        self.at(size);
        self.count(width);
        self.count(pixels.len() / 4);
        // A pixel is a number.
        let pixel = |p: &[u8]| f64::from(u32::from_be_bytes([p[0], p[1], p[2], p[3]]));
        self.numbers.extend(pixels.chunks_exact(4).map(pixel));
    }

    /// Names for the strokes of the first slots, where the drawing does not say them itself.
    pub fn legend(&mut self, palette: &Palette, names: &[String]) {
        for ((name, color), dash) in names.iter().zip(palette.curves).zip(DASHES) {
            self.number(kind::KEY);
            self.word(name);
            self.color(color);
            self.list(dash);
        }
    }

    /// Numbers that are drawn, each with its x.
    pub fn column(&mut self, name: &str, points: &[(f64, f64)]) {
        self.number(kind::COLUMN);
        self.word(name);
        self.points(points);
    }

    /// The numbers of a chart: `names` are those of the slots, and `what` tells what the series of a slot is, counted
    /// from 0.
    pub fn series(&mut self, all: &[Series], names: &[String], what: fn(&Series, usize) -> String) {
        for (at, series) in all.iter().enumerate() {
            let nth = all[..at].iter().filter(|before| before.slot == series.slot).count();
            let of = names.get(series.slot).map_or("", |n| n);
            self.column(&format!("{of}: {}", what(series, nth)), &series.points);
        }
    }

    /// The numbers, and the words, a line each.
    pub fn contents(self) -> (Vec<f64>, String) {
        (self.numbers, self.words)
    }

    fn number(&mut self, number: f64) {
        self.numbers.push(number);
    }

    fn count(&mut self, count: usize) {
        self.number(count as f64);
    }

    fn word(&mut self, word: &str) {
        self.words.push_str(word);
        self.words.push('\n');
    }

    fn at(&mut self, (x, y): Px) {
        self.number(x);
        self.number(y);
    }

    fn color(&mut self, RGBColor(r, g, b): RGBColor) {
        self.number(f64::from(u32::from_be_bytes([0, r, g, b])));
    }

    fn ink(&mut self, Ink(color, opacity): Ink) {
        self.color(color);
        self.number(opacity);
    }

    fn points(&mut self, points: &[Px]) {
        self.count(points.len());
        for point in points {
            self.at(*point);
        }
    }

    fn list(&mut self, list: &[f64]) {
        self.count(list.len());
        self.numbers.extend_from_slice(list);
    }

    fn layer(&mut self, kind: f64, shapes: &[Shape]) {
        self.number(kind);
        self.count(shapes.len());
        for shape in shapes {
            self.shape(shape);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Line { points, ink, width, dash } => {
                self.number(kind::LINE);
                self.points(points);
                self.ink(*ink);
                self.number(*width);
                self.list(dash);
            }
            Shape::Box { from, to, ink } => {
                self.number(kind::BOX);
                self.at(*from);
                self.at(*to);
                self.ink(*ink);
            }
            Shape::Area { points, ink } => {
                self.number(kind::AREA);
                self.points(points);
                self.ink(*ink);
            }
            Shape::Disc { at, radius, ink } => {
                self.number(kind::DISC);
                self.at(*at);
                self.number(*radius);
                self.ink(*ink);
            }
            Shape::Text { text, at, anchor, size, formula, color } => {
                self.number(kind::TEXT);
                self.word(text);
                self.at(*at);
                self.number(f64::from(*anchor as u8));
                self.number(*size);
                self.number(f64::from(u8::from(*formula)));
                self.color(*color);
            }
        }
    }
}

/// What stands before each kind of thing.
mod kind {
    pub const SHAPES: f64 = 0.0;
    pub const MARK: f64 = 1.0;
    pub const PIXELS: f64 = 2.0;
    pub const KEY: f64 = 3.0;
    pub const COLUMN: f64 = 4.0;

    pub const LINE: f64 = 0.0;
    pub const BOX: f64 = 1.0;
    pub const AREA: f64 = 2.0;
    pub const DISC: f64 = 3.0;
    pub const TEXT: f64 = 4.0;
}

/// The anchors in the order in which they are declared.
const ANCHORS: [Anchor; 4] = [Anchor::Below, Anchor::Right, Anchor::Left, Anchor::Above];

impl Figure {
    /// What a [`Parcel`] contains; `None` for anything else.
    pub fn unpack(numbers: &[f64], words: &str) -> Option<Self> {
        let mut from = Unpacked { numbers: numbers.iter(), words: words.lines() };
        let [title, file, axis] = [from.word()?, from.word()?, from.word()?];
        let (size, paper, ink) = (from.at()?, from.color()?, from.color()?);
        let (layers, legend, columns) = (Vec::new(), Vec::new(), Vec::new());
        let mut figure = Figure { title, file, size, paper, ink, layers, legend, axis, columns };
        while let Some(kind) = from.number() {
            match kind {
                kind::SHAPES => figure.layers.push(Layer::Shapes(from.many(Unpacked::shape)?)),
                kind::MARK => figure.layers.push(Layer::Mark(from.many(Unpacked::shape)?)),
                kind::PIXELS => figure.layers.push(from.pixels()?),
                kind::KEY => {
                    figure.legend.push(Key { name: from.word()?, color: from.color()?, dash: from.dash()? });
                }
                kind::COLUMN => {
                    figure.columns.push(Column { name: from.word()?, points: from.many(Unpacked::at)? });
                }
                _ => return None,
            }
        }
        Some(figure)
    }
}

struct Unpacked<'a> {
    numbers: std::slice::Iter<'a, f64>,
    words: std::str::Lines<'a>,
}

impl Unpacked<'_> {
    fn number(&mut self) -> Option<f64> {
        self.numbers.next().copied()
    }

    /// A number of things that can still come.
    fn count(&mut self) -> Option<usize> {
        let count = self.number()?;
        (count >= 0.0 && count <= self.numbers.len() as f64).then_some(count as usize)
    }

    fn word(&mut self) -> Option<String> {
        self.words.next().map(str::to_owned)
    }

    fn at(&mut self) -> Option<Px> {
        Some((self.number()?, self.number()?))
    }

    fn color(&mut self) -> Option<RGBColor> {
        let [_, r, g, b] = (self.number()? as u32).to_be_bytes();
        Some(RGBColor(r, g, b))
    }

    fn ink(&mut self) -> Option<Ink> {
        Some(Ink(self.color()?, self.number()?))
    }

    fn many<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }

    /// Dashes are of a handful of patterns, which shapes take from the program: whatever else comes is kept for good.
    fn dash(&mut self) -> Option<&'static [f64]> {
        let lengths = self.many(Self::number)?;
        let known = DASHES.into_iter().find(|dash| *dash == lengths.as_slice());
        Some(known.unwrap_or_else(|| lengths.leak()))
    }

    fn pixels(&mut self) -> Option<Layer> {
        let (from, size, width) = (self.at()?, self.at()?, self.number()? as usize);
        let pixels = self.many(|from| Some((from.number()? as u32).to_be_bytes()))?.concat();
        Some(Layer::Pixels { from, size, width, pixels })
    }

    fn shape(&mut self) -> Option<Shape> {
        Some(match self.number()? {
            kind::LINE => Shape::Line {
                points: self.many(Self::at)?,
                ink: self.ink()?,
                width: self.number()?,
                dash: self.dash()?,
            },
            kind::BOX => Shape::Box { from: self.at()?, to: self.at()?, ink: self.ink()? },
            kind::AREA => Shape::Area { points: self.many(Self::at)?, ink: self.ink()? },
            kind::DISC => Shape::Disc { at: self.at()?, radius: self.number()?, ink: self.ink()? },
            kind::TEXT => Shape::Text {
                text: self.word()?,
                at: self.at()?,
                anchor: *ANCHORS.get(self.number()? as usize)?,
                size: self.number()?,
                formula: self.number()? != 0.0,
                color: self.color()?,
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::plot::chart::Stroke;

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

    /// The figure as a lab packs it.
    fn packed() -> (Vec<f64>, String) {
        let Figure { title, file, size, layers, legend, axis, columns, .. } = every_kind();
        let mut parcel = Parcel::new(&title, &file, &axis, size, &palette());
        for layer in &layers {
            match layer {
                Layer::Shapes(shapes) => parcel.shapes(shapes),
                Layer::Mark(shapes) => parcel.mark(shapes),
                Layer::Pixels { from, size, width, pixels } => parcel.pixels(*from, *size, *width, pixels),
            }
        }
        parcel.legend(&palette(), &[legend[0].name.clone()]);
        for Column { name, points } in &columns {
            parcel.column(name, points);
        }
        parcel.contents()
    }

    #[test]
    fn everything_comes_out_as_it_went_in() {
        let (numbers, words) = packed();
        assert_eq!(Figure::unpack(&numbers, &words), Some(every_kind()));
    }

    #[test]
    fn what_is_cut_short_or_bent_is_refused_or_another_figure() {
        let (numbers, words) = packed();
        for length in 0..numbers.len() {
            assert_ne!(Figure::unpack(&numbers[..length], &words), Some(every_kind()), "{length}");
        }
        assert_eq!(Figure::unpack(&numbers, "one\ntwo"), None);
        for at in 0..numbers.len() {
            for bent in [f64::NAN, -1.0, 1e300] {
                let mut numbers = numbers.clone();
                numbers[at] = bent;
                // It may pass as another figure, but must come to an end.
                let _ = Figure::unpack(&numbers, &words);
            }
        }
    }

    #[test]
    fn columns_are_named_by_slot_and_series() {
        let series = |slot, stroke| Series { slot, stroke, points: vec![(0.0, 1.0)] };
        let all = [series(0, Stroke::Faint), series(0, Stroke::Strong), series(1, Stroke::Faint)];
        let names = ["ReLU".to_owned(), "ELU".to_owned()];
        let mut parcel = Parcel::new("title", "file", "epoch", (1.0, 1.0), &palette());
        parcel.series(&all, &names, |s, nth| format!("{:?} {nth}", s.stroke));
        let (numbers, words) = parcel.contents();
        let heads: Vec<String> =
            Figure::unpack(&numbers, &words).unwrap().columns.into_iter().map(|c| c.name).collect();
        assert_eq!(heads, ["ReLU: Faint 0", "ReLU: Strong 1", "ELU: Faint 0"]);
    }
}
