//! The units of a network as shapes: layout, weights, health.

use super::field_shapes::max_abs;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Px, Shape};
use engine::nn::{Health, Mlp, ParameterId};

/// The distance of the inputs from the left that their labels need, "sin x₂" the most.
const LABELS: f64 = 42.0;

/// The positions of all units of a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The centres of the units: inputs, each hidden layer, output.
    pub columns: Vec<Vec<Px>>,
    /// The side of the picture of a unit.
    pub side: f64,
    /// The distance of the outputs from the right edge.
    right: f64,
}

/// The distance of the mark of a class from the picture of its output.
pub const CLASS_MARK: f64 = 8.0;

impl Layout {
    /// The layout of a number of inputs and the units of each layer, within a size.
    pub fn new(inputs: usize, layers: &[usize], (width, height): (f64, f64)) -> Self {
        let counts: Vec<usize> = std::iter::once(inputs).chain(layers.iter().copied()).collect();
        let largest = counts.iter().copied().max().unwrap_or(1) as f64;
        let columns = counts.len() as f64;
        // The middle of the first of equal columns to the right of `left` is at LABELS, or farther where that fits.
        let left = ((LABELS - width / (2.0 * columns)) / (1.0 - 1.0 / (2.0 * columns))).max(0.0);
        let gap = (width - left) / columns;
        // The frame around the inspected unit needs a margin.
        let available = height - 10.0;
        let side = (0.78 * available / largest).min(0.62 * gap).min(26.0);
        let column = |(i, n): (usize, &usize)| {
            let step = (available / *n as f64).min(side * 1.7 + 6.0);
            let top = 0.5 * (height - step * (*n as f64 - 1.0));
            (0..*n).map(|k| (left + (i as f64 + 0.5) * gap, top + step * k as f64)).collect()
        };
        Layout { columns: counts.iter().enumerate().map(column).collect(), side, right: 0.5 * gap }
    }

    /// The ends of the connection of a weight: the input, and the unit.
    fn connection(&self, ParameterId { layer, unit, input }: ParameterId) -> Option<[Px; 2]> {
        Some([*self.columns.get(layer)?.get(input?)?, *self.columns.get(layer + 1)?.get(unit)?])
    }

    /// The weight whose connection is nearest to a point, unless all are far.
    pub fn nearest_weight(&self, at: Px) -> Option<ParameterId> {
        let of_layer = |(layer, columns): (usize, &[Vec<Px>])| {
            let inputs = 0..columns[0].len();
            (0..columns[1].len()).flat_map(move |unit| {
                inputs.clone().map(move |input| ParameterId { layer, unit, input: Some(input) })
            })
        };
        let weights = self.columns.windows(2).enumerate().flat_map(of_layer);
        let with_distance =
            weights.filter_map(|weight| Some((distance(at, self.connection(weight)?), weight)));
        let nearest = with_distance.min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.filter(|(distance, _)| *distance <= MAX_DISTANCE).map(|(_, weight)| weight)
    }

    /// Whether the marks of classes fit between the outputs and the right edge.
    pub fn has_space_for_classes(&self) -> bool {
        self.right >= 0.5 * self.side + 2.0 * CLASS_MARK
    }

    /// The layout, moved down.
    pub fn moved_down(mut self, distance: f64) -> Self {
        for at in self.columns.iter_mut().flatten() {
            at.1 += distance;
        }
        self
    }
}

/// How far from a connection a press still chooses it.
const MAX_DISTANCE: f64 = 7.0;

/// The distance of a point from a segment.
fn distance(at: Px, [from, to]: [Px; 2]) -> f64 {
    let (along, offset) = ((to.0 - from.0, to.1 - from.1), (at.0 - from.0, at.1 - from.1));
    let length = along.0.hypot(along.1).max(1e-9);
    let share = ((offset.0 * along.0 + offset.1 * along.1) / (length * length)).clamp(0.0, 1.0);
    (offset.0 - share * along.0).hypot(offset.1 - share * along.1)
}

/// The connection of a weight that is chosen.
pub fn chosen_weight(weight: ParameterId, layout: &Layout, palette: &Palette) -> Option<Shape> {
    let ends = layout.connection(weight)?;
    Some(Shape::line(ends.to_vec(), palette.ink, 2.0, &[]))
}

/// The mark of a parameter that is set by hand: a square on its connection, or at the corner of the unit of a bias.
pub fn edit_mark(parameter: ParameterId, layout: &Layout, palette: &Palette) -> Option<[Shape; 2]> {
    let at = match (parameter.input, layout.connection(parameter)) {
        (Some(_), ends) => {
            let [input, unit] = ends?;
            (0.4 * input.0 + 0.6 * unit.0, 0.4 * input.1 + 0.6 * unit.1)
        }
        (None, _) => {
            let unit = layout.columns.get(parameter.layer + 1)?.get(parameter.unit)?;
            (unit.0 - 0.5 * layout.side, unit.1 + 0.5 * layout.side)
        }
    };
    let square = |half: f64, color| Shape::Box {
        from: (at.0 - half, at.1 - half),
        to: (at.0 + half, at.1 + half),
        ink: Ink(color, 1.0),
    };
    Some([square(4.5, palette.paper), square(3.5, palette.ink)])
}

/// The most weights that are drawn for each layer: hundreds of faint lines cannot be told apart.
const MAX_EDGES: usize = 100;

/// The largest weights as lines: the larger, the thicker; negative ones are dashed.
pub fn edges(net: &Mlp, layout: &Layout, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (l, layer) in net.layers().iter().enumerate() {
        let weight = |at: usize| f64::from(net.values()[at]);
        let mut sizes: Vec<f64> = layer.weights().map(|at| weight(at).abs()).collect();
        let largest = max_abs(&sizes);
        let mut least = 0.08 * largest;
        if sizes.len() > MAX_EDGES {
            least = sizes.select_nth_unstable_by(MAX_EDGES, |a, b| b.total_cmp(a)).1.max(least);
        }
        for unit in 0..layer.units {
            for (input, at) in layer.unit_weights(unit).enumerate() {
                let w = weight(at);
                let share = w.abs() / largest;
                if w.abs() < least {
                    continue;
                }
                shapes.push(Shape::Line {
                    points: vec![layout.columns[l][input], layout.columns[l + 1][unit]],
                    ink: Ink(palette.classes[usize::from(w > 0.0)], 0.2 + 0.6 * share),
                    width: 0.4 + 2.2 * share,
                    dash: if w < 0.0 { &[4.0, 3.0] } else { &[] },
                });
            }
        }
    }
    shapes
}

/// An input, with its label to the left.
pub fn input(at: Px, label: &str, palette: &Palette) -> [Shape; 2] {
    [
        Shape::Disc { at, radius: 3.5, ink: Ink(palette.ink, 1.0) },
        Shape::text(label, (at.0 - 7.0, at.1), Anchor::Left, 11.0, palette.ink),
    ]
}

/// What the frame of a unit shows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct UnitState {
    /// Its health.
    pub health: Health,
    /// The share of samples on which its slope is 0.
    pub zero_slope_share: f64,
    /// Whether it is inspected.
    pub inspected: bool,
}

/// The outline of a square around a point. It passes the first two corners twice, so that no corner is a line end.
fn square(at: Px, half: f64) -> Vec<Px> {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
    corners.iter().map(|(x, y)| (at.0 + x * half, at.1 + y * half)).collect()
}

/// The frame of a unit: the share of samples with slope 0 as a bar, and a cross if it is dead.
pub fn unit(at: Px, side: f64, state: UnitState, palette: &Palette) -> Vec<Shape> {
    let half = 0.5 * side;
    let corner = |x: f64, y: f64| (at.0 + x * half, at.1 + y * half);
    let stroke = |points, color, width| Shape::line(points, color, width, &[]);
    let filled = |top: f64, ink| Shape::Box { from: corner(-1.0, top), to: corner(1.0, 1.0), ink };
    let mut shapes = Vec::new();
    if state.health == Health::Dead {
        shapes.push(filled(-1.0, Ink(palette.paper, 0.85)));
        shapes.push(stroke(square(at, half), palette.bad, 2.0));
        shapes.push(stroke(vec![corner(-0.6, -0.6), corner(0.6, 0.6)], palette.bad, 2.0));
        shapes.push(stroke(vec![corner(0.6, -0.6), corner(-0.6, 0.6)], palette.bad, 2.0));
    } else {
        if state.zero_slope_share > 0.0 {
            shapes.push(filled(1.0 - 2.0 * state.zero_slope_share, Ink(palette.ink, 0.28)));
        }
        let color = if state.health == Health::Saturated { palette.bad } else { palette.soft };
        shapes.push(stroke(square(at, half), color, 1.0));
    }
    if state.inspected {
        shapes.push(stroke(square(at, half + 4.0), palette.ink, 3.0));
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_on_a_connection_finds_its_weight() {
        let layout = Layout::new(2, &[3, 1], (300.0, 200.0));
        for (layer, unit, input) in [(0, 0, 1), (0, 2, 1), (1, 0, 2)] {
            let weight = ParameterId { layer, unit, input: Some(input) };
            let [from, to] = layout.connection(weight).unwrap();
            let at = |share: f64| (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1) + 1.0);
            assert_eq!([0.15, 0.9].map(|share| layout.nearest_weight(at(share))), [Some(weight); 2]);
        }
        assert_eq!(layout.nearest_weight((5.0, 5.0)), None);
        let palette = Palette::uniform(plotters::style::RGBColor(0, 0, 0));
        let mark =
            |layer, input| edit_mark(ParameterId { layer, unit: 0, input }, &layout, &palette).is_some();
        assert!(mark(1, None) && mark(0, Some(1)) && !mark(0, Some(2)) && !mark(2, None));
    }

    #[test]
    fn inputs_leave_space_for_their_labels() {
        for width in [150.0, 256.0, 700.0] {
            for layers in [&[1][..], &[8, 8, 1], &[4; 13]] {
                let columns = Layout::new(7, layers, (width, 180.0)).columns;
                assert!(columns[0].iter().all(|at| at.0 >= LABELS - 1e-9), "{width} {layers:?}");
                let x: Vec<f64> = columns.iter().map(|column| column[0].0).collect();
                assert!(x.is_sorted() && x[x.len() - 1] < width, "{x:?}");
            }
        }
    }
}
