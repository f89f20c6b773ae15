//! A figure that can be saved: layers of shapes and images, and the data behind them.

use super::chart::Series;
use super::palette::{DASHES, Palette};
use super::scene::{Px, Shape};
use plotters::style::RGBColor;

/// A figure that can be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The title.
    pub title: String,
    /// The file name without extension.
    pub file: String,
    /// Width and height in CSS pixels.
    pub size: Px,
    /// The background colour.
    pub paper: RGBColor,
    /// The colour of title and legend.
    pub ink: RGBColor,
    /// The layers, from back to front.
    pub layers: Vec<Layer>,
    /// The legend, if the drawing is not labelled itself.
    pub legend: Vec<LegendEntry>,
    /// The name of x.
    pub axis: String,
    /// The data.
    pub columns: Vec<Column>,
}

/// A layer of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// Shapes.
    Shapes(Vec<Shape>),
    /// Shapes that the pointer placed, such as the trace, which can be left out.
    Pointer(Vec<Shape>),
    /// An RGBA image, stretched over a rectangle.
    Pixels {
        /// Its upper left corner.
        from: Px,
        /// Its width and height.
        size: Px,
        /// Pixels per row.
        width: usize,
        /// The pixels.
        pixels: Vec<u8>,
    },
}

/// A stroke and its name in the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendEntry {
    /// The name.
    pub name: String,
    /// The colour of the stroke.
    pub color: RGBColor,
    /// Its dashes.
    pub dash: &'static [f64],
}

/// Values by x.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name.
    pub name: String,
    /// x and value.
    pub points: Vec<(f64, f64)>,
}

impl Figure {
    /// An empty figure of this size in CSS pixels. `file` is the file name without extension, `axis` the name of x.
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

    /// Adds a layer of shapes.
    pub fn shapes(&mut self, shapes: Vec<Shape>) {
        self.layers.push(Layer::Shapes(shapes));
    }

    /// Adds a layer of shapes that the pointer placed.
    pub fn pointer_shapes(&mut self, shapes: Vec<Shape>) {
        self.layers.push(Layer::Pointer(shapes));
    }

    /// Adds an RGBA image with rows of `width` pixels, stretched over a rectangle.
    pub fn pixels(&mut self, from: Px, size: Px, width: usize, pixels: Vec<u8>) {
        self.layers.push(Layer::Pixels { from, size, width, pixels });
    }

    /// Adds a legend with the names of the first slots.
    pub fn legend(&mut self, palette: &Palette, names: &[String]) {
        let entry = |((name, color), dash): ((&String, RGBColor), &'static [f64])| LegendEntry {
            name: name.clone(),
            color,
            dash,
        };
        self.legend.extend(names.iter().zip(palette.curves).zip(DASHES).map(entry));
    }

    /// Adds a column of data.
    pub fn column(&mut self, name: &str, points: Vec<(f64, f64)>) {
        self.columns.push(Column { name: name.into(), points });
    }

    /// Adds the data of a chart. `names` are those of the slots; `label` names a series by its index within its slot.
    pub fn series(&mut self, all: &[Series], names: &[String], label: impl Fn(&Series, usize) -> String) {
        for (at, series) in all.iter().enumerate() {
            let nth = all[..at].iter().filter(|before| before.slot == series.slot).count();
            let of = names.get(series.slot).map_or("", |n| n);
            self.column(&format!("{of}: {}", label(series, nth)), series.points.clone());
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::plot::chart::Stroke;
    use crate::plot::scene::{Anchor, Ink};

    /// A figure with every kind of shape and layer.
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
            layers: vec![Layer::Shapes(shapes), pixels, Layer::Pointer(vec![line(DASHES[1])])],
            legend: vec![LegendEntry { name: "ReLU".into(), color: RGBColor(29, 95, 208), dash: DASHES[0] }],
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
        Palette { paper, ink, soft: ink, grid: ink, bad: ink, classes: [ink; 2], third_class: ink, curves }
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
