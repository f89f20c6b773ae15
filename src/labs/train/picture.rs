//! What is drawn of a network: its field, its samples, its units. Pure.

use crate::plot::draw::line;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Ink, Px, Shape};
use crate::settings::own::WIDE;
use engine::nn::{Dataset, Health, Mlp, Story, Task, Workspace};
use plotters::style::RGBColor;

/// Points along a side of the field.
pub const GRID: usize = 40;
/// Half the side of what is shown of the plane.
pub const EDGE: f64 = WIDE;

/// The inputs of the field: a grid from the upper left, or points along the one input.
pub fn field_space(net: &Mlp) -> Workspace {
    let along = |i: usize| EDGE * (2.0 * (i as f64 + 0.5) / GRID as f64 - 1.0);
    let flat = net.inputs() == 1;
    let points = if flat { 4 * GRID } else { GRID * GRID };
    let mut space = Workspace::new(net, points);
    space.load(points, |feature, j| match feature {
        _ if flat => EDGE * (2.0 * j as f64 / (points - 1) as f64 - 1.0),
        0 => along(j % GRID),
        _ => -along(j / GRID),
    });
    space
}

/// The colour of a value from −1 (the one class) over 0 (the paper) to 1 (the other).
fn blend(value: f64, palette: &Palette) -> RGBColor {
    let value = if value.is_nan() { 0.0 } else { engine::limit(value, -1.0, 1.0) };
    let to = palette.classes[usize::from(value > 0.0)];
    let share = 0.62 * value.abs();
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round() as u8;
    RGBColor(mix(palette.paper.0, to.0), mix(palette.paper.1, to.1), mix(palette.paper.2, to.2))
}

/// Pixels, red, green, blue and opacity, of a row of values over the grid.
pub fn pixels(values: &[f64], scale: f64, palette: &Palette) -> Vec<u8> {
    let pixel = |v: &f64| {
        let RGBColor(r, g, b) = blend(v / scale, palette);
        [r, g, b, 255]
    };
    values.iter().flat_map(pixel).collect()
}

/// The largest magnitude, at least a little.
pub fn scale(values: &[f64]) -> f64 {
    values.iter().filter(|v| v.is_finite()).fold(1e-9, |largest: f64, v| largest.max(v.abs()))
}

fn inside(value: f64, size: f64) -> f64 {
    (value + EDGE) / (2.0 * EDGE) * size
}

/// The samples over the plane: one class filled, the other as rings; test samples smaller.
pub fn samples(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (samples, radius) in [(&data.test, 1.7), (&data.train, 2.9)] {
        let range = scale(samples.targets());
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (inside(samples.feature(0)[j], size), size - inside(samples.feature(1)[j], size));
            let color = palette.classes[usize::from(*target > 0.0)];
            let opacity = if data.task == Task::Regression { (target.abs() / range).max(0.15) } else { 1.0 };
            shapes.push(Shape::Disc { at, radius: radius + 0.8, ink: Ink(palette.paper, 1.0) });
            shapes.push(Shape::Disc { at, radius, ink: Ink(color, opacity) });
            if *target <= 0.0 {
                shapes.push(Shape::Disc { at, radius: 0.45 * radius, ink: Ink(palette.paper, 1.0) });
            }
        }
    }
    shapes
}

/// The samples of one input, and the curve that the network has fitted.
pub fn fit(data: &Dataset, outputs: &[f64], size: f64, slot: usize, palette: &Palette) -> Vec<Shape> {
    let (low, high) = (-1.4, 2.0);
    let up = |t: f64| (high - engine::limit(t, low - 1.0, high + 1.0)) / (high - low) * size;
    let grid = |from, to| line(vec![from, to], palette.grid, 1.0, &[]);
    let mut shapes = vec![grid((0.0, up(0.0)), (size, up(0.0))), grid((size / 2.0, 0.0), (size / 2.0, size))];
    for (samples, radius) in [(&data.test, 1.4), (&data.train, 2.2)] {
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (inside(samples.feature(0)[j], size), up(*target));
            shapes.push(Shape::Disc { at, radius, ink: Ink(palette.soft, 0.55) });
        }
    }
    let last = (outputs.len().max(2) - 1) as f64;
    let points: Vec<Px> = outputs.iter().enumerate().map(|(j, o)| (j as f64 / last * size, up(*o))).collect();
    if outputs.iter().all(|o| o.is_finite()) {
        shapes.push(line(points, palette.curves[slot], 2.5, DASHES[slot]));
    }
    shapes
}

/// Where the units of a network are drawn: centres of inputs, hidden units and output, and the side of
/// a unit's picture.
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
        // The frame of the unit that is looked at needs some room.
        let room = height - 10.0;
        let side = (0.78 * room / most).min(0.62 * gap).min(26.0);
        let column = |(i, n): (usize, &usize)| {
            let step = (room / *n as f64).min(side * 1.7 + 6.0);
            let top = 0.5 * (height - step * (*n as f64 - 1.0));
            (0..*n).map(|k| ((i as f64 + 0.5) * gap, top + step * k as f64)).collect()
        };
        Layout { columns: counts.iter().enumerate().map(column).collect(), side }
    }
}

/// The most weights of a layer that are drawn: hundreds of faint lines tell nothing.
const EDGES: usize = 100;

/// The largest weights as lines: the thicker the larger; dashed where negative.
pub fn edges(net: &Mlp, layout: &Layout, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (l, layer) in net.layers().iter().enumerate() {
        let weights = &net.values()[layer.weights()];
        let largest = scale(weights);
        let mut sizes: Vec<f64> = weights.iter().map(|w| w.abs()).collect();
        let mut least = 0.08 * largest;
        if sizes.len() > EDGES {
            least = sizes.select_nth_unstable_by(EDGES, |a, b| b.total_cmp(a)).1.max(least);
        }
        for unit in 0..layer.units {
            for (input, at) in layer.weights_into(unit).enumerate() {
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

/// The frame of a unit, the share on which it sleeps as a bar, and a cross where it is dead.
pub fn unit(at: Px, side: f64, story: &Story, dormant: f64, chosen: bool, palette: &Palette) -> Vec<Shape> {
    let half = 0.5 * side;
    let corner = |x: f64, y: f64| (at.0 + x * half, at.1 + y * half);
    let stroke = |points, color, width| line(points, color, width, &[]);
    let border = vec![
        corner(-1.0, -1.0),
        corner(1.0, -1.0),
        corner(1.0, 1.0),
        corner(-1.0, 1.0),
        corner(-1.0, -1.0),
        corner(1.0, -1.0),
    ];
    let mut shapes = Vec::new();
    if story.health == Health::Dead {
        shapes.push(Shape::Box {
            from: corner(-1.0, -1.0),
            to: corner(1.0, 1.0),
            ink: Ink(palette.paper, 0.85),
        });
        shapes.push(stroke(border, palette.bad, 2.0));
        shapes.push(stroke(vec![corner(-0.6, -0.6), corner(0.6, 0.6)], palette.bad, 2.0));
        shapes.push(stroke(vec![corner(0.6, -0.6), corner(-0.6, 0.6)], palette.bad, 2.0));
    } else {
        if dormant > 0.0 {
            shapes.push(Shape::Box {
                from: corner(-1.0, 1.0 - 2.0 * dormant),
                to: corner(1.0, 1.0),
                ink: Ink(palette.ink, 0.28),
            });
        }
        let color = if story.health == Health::Saturated { palette.bad } else { palette.soft };
        shapes.push(stroke(border, color, 1.0));
    }
    if chosen {
        let out = half + 3.5;
        let around = [(-out, -out), (out, -out), (out, out), (-out, out), (-out, -out), (out, -out)];
        let points = around.iter().map(|(x, y)| (at.0 + x, at.1 + y)).collect();
        shapes.push(stroke(points, palette.ink, 2.0));
    }
    shapes
}
