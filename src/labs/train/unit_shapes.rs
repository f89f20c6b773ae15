//! What is drawn of a network's units: where they are, their weights, and how they are. Pure.

use super::field_shapes::largest;
use crate::plot::palette::Palette;
use crate::plot::scene::{Ink, Px, Shape};
use engine::nn::{Health, Mlp};

/// Where the units of a network are drawn: centres of inputs, hidden units and output, and the side of a unit's picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The inputs, each hidden layer, and the output.
    pub columns: Vec<Vec<Px>>,
    /// The side of a unit.
    pub side: f64,
}

impl Layout {
    /// Of so many inputs and of these units of each layer, within this size.
    pub fn new(inputs: usize, layers: &[usize], (width, height): (f64, f64)) -> Self {
        let counts: Vec<usize> = std::iter::once(inputs).chain(layers.iter().copied()).collect();
        let most = counts.iter().copied().max().unwrap_or(1) as f64;
        let gap = width / counts.len() as f64;
        // The frame of the unit that is inspected needs some room.
        let room = height - 10.0;
        let side = (0.78 * room / most).min(0.62 * gap).min(26.0);
        let column = |(i, n): (usize, &usize)| {
            let step = (room / *n as f64).min(side * 1.7 + 6.0);
            let top = 0.5 * (height - step * (*n as f64 - 1.0));
            (0..*n).map(|k| ((i as f64 + 0.5) * gap, top + step * k as f64)).collect()
        };
        Layout { columns: counts.iter().enumerate().map(column).collect(), side }
    }

    /// The same, so much further down.
    pub fn moved_down(mut self, distance: f64) -> Self {
        for at in self.columns.iter_mut().flatten() {
            at.1 += distance;
        }
        self
    }
}

/// The most weights of a layer that are drawn: hundreds of faint lines tell nothing.
const EDGES: usize = 100;

/// The largest weights as lines: the thicker the larger; dashed where negative.
pub fn edges(net: &Mlp, layout: &Layout, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (l, layer) in net.layers().iter().enumerate() {
        let weights = &net.values()[layer.weights()];
        let largest = largest(weights);
        let mut sizes: Vec<f64> = weights.iter().map(|w| w.abs()).collect();
        let mut least = 0.08 * largest;
        if sizes.len() > EDGES {
            least = sizes.select_nth_unstable_by(EDGES, |a, b| b.total_cmp(a)).1.max(least);
        }
        for unit in 0..layer.units {
            for (input, at) in layer.unit_weights(unit).enumerate() {
                let w = net.values()[at];
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

/// How a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct UnitState {
    /// Its health.
    pub health: Health,
    /// The share of samples on which its slope is 0.
    pub dormant: f64,
    /// Whether it is inspected.
    pub inspected: bool,
}

/// The corners of a square about a point, and the first two again, so that all corners are joined.
fn square(at: Px, half: f64) -> Vec<Px> {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
    corners.iter().map(|(x, y)| (at.0 + x * half, at.1 + y * half)).collect()
}

/// The frame of a unit, the share on which it is dormant as a bar, and a cross where it is dead.
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
        if state.dormant > 0.0 {
            shapes.push(filled(1.0 - 2.0 * state.dormant, Ink(palette.ink, 0.28)));
        }
        let color = if state.health == Health::Saturated { palette.bad } else { palette.soft };
        shapes.push(stroke(square(at, half), color, 1.0));
    }
    if state.inspected {
        shapes.push(stroke(square(at, half + 3.5), palette.ink, 2.0));
    }
    shapes
}
