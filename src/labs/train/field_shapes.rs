//! What is drawn of a network's field: its output over the plane or along the one input, and the samples. Pure.

use super::custom_dataset::WIDE;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Ink, Px, Shape};
use engine::nn::{Dataset, Task, Workspace};
use plotters::style::RGBColor;

/// Points along a side of the field.
pub const GRID: usize = 40;
/// Half the side of what is shown of the plane.
pub const EDGE: f64 = WIDE;
/// The least and the greatest target in a field of one input.
const TARGETS: (f64, f64) = (-1.4, 2.0);

/// How many points a field of so many inputs has: a grid, or points along the one input.
pub const fn field_points(inputs: usize) -> usize {
    if inputs == 1 { 4 * GRID } else { GRID * GRID }
}

/// Loads the points of a field of so many inputs: the grid begins at the upper left.
pub fn load_field(space: &mut Workspace, inputs: usize) {
    let along = |i: usize| EDGE * (2.0 * (i as f64 + 0.5) / GRID as f64 - 1.0);
    let points = field_points(inputs);
    space.load(points, |feature, j| match feature {
        _ if inputs == 1 => EDGE * (2.0 * j as f64 / (points - 1) as f64 - 1.0),
        0 => along(j % GRID),
        _ => -along(j / GRID),
    });
}

/// The colour of a value from −1 (the one class) over 0 (the paper) to 1 (the other).
fn blend(value: f64, palette: &Palette) -> RGBColor {
    let value = if value.is_nan() { 0.0 } else { value.clamp(-1.0, 1.0) };
    let to = palette.classes[usize::from(value > 0.0)];
    let share = 0.62 * value.abs();
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round() as u8;
    RGBColor(mix(palette.paper.0, to.0), mix(palette.paper.1, to.1), mix(palette.paper.2, to.2))
}

/// Pixels, red, green, blue and opacity, of values over the grid.
pub fn pixels(values: &[f64], scale: f64, palette: &Palette) -> Vec<u8> {
    let pixel = |v: &f64| {
        let RGBColor(r, g, b) = blend(v / scale, palette);
        [r, g, b, 255]
    };
    values.iter().flat_map(pixel).collect()
}

/// The largest magnitude, at least a little.
pub fn largest(values: &[f64]) -> f64 {
    values.iter().filter(|v| v.is_finite()).fold(1e-9, |largest: f64, v| largest.max(v.abs()))
}

fn inside(value: f64, size: f64) -> f64 {
    (value + EDGE) / (2.0 * EDGE) * size
}

/// Pixels from the top for a target.
fn up(target: f64, size: f64) -> f64 {
    let (low, high) = TARGETS;
    (high - target.clamp(low - 1.0, high + 1.0)) / (high - low) * size
}

/// The samples of a field of this side.
pub fn samples(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    if data.inputs == 1 {
        samples_of_line(data, size, palette)
    } else {
        samples_of_plane(data, size, palette)
    }
}

/// The samples over the plane: one class filled, the other as rings; test samples smaller.
fn samples_of_plane(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (samples, radius) in [(&data.test, 1.7), (&data.train, 2.9)] {
        let range = largest(samples.targets());
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

/// The samples of one input by their targets, and the axes.
fn samples_of_line(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let axis = |from, to| Shape::line(vec![from, to], palette.grid, 1.0, &[]);
    let (zero, middle) = (up(0.0, size), size / 2.0);
    let mut shapes = vec![axis((0.0, zero), (size, zero)), axis((middle, 0.0), (middle, size))];
    for (samples, radius) in [(&data.test, 1.4), (&data.train, 2.2)] {
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (inside(samples.feature(0)[j], size), up(*target, size));
            shapes.push(Shape::Disc { at, radius, ink: Ink(palette.soft, 0.55) });
        }
    }
    shapes
}

/// The curve that a network of one input has fitted, if it is finite.
pub fn fitted_curve(outputs: &[f64], size: f64, slot: usize, palette: &Palette) -> Vec<Shape> {
    if !outputs.iter().all(|o| o.is_finite()) {
        return Vec::new();
    }
    let last = (outputs.len().max(2) - 1) as f64;
    let point = |(j, output): (usize, &f64)| -> Px { (j as f64 / last * size, up(*output, size)) };
    let points = outputs.iter().enumerate().map(point).collect();
    vec![Shape::line(points, palette.curves[slot], 2.5, DASHES[slot])]
}

/// A response as a square of pixels: the plane, or a curve's heights as stripes.
pub fn thumbnail(response: &[f64], one_input: bool, side: usize, palette: &Palette) -> Vec<u8> {
    let at = |i: usize, of: usize| (i * of / side).min(of - 1);
    let value = |p: usize| {
        let (x, y) = (p % side, p / side);
        if one_input { response[at(x, response.len())] } else { response[at(y, GRID) * GRID + at(x, GRID)] }
    };
    let values: Vec<f64> = (0..side * side).map(value).collect();
    pixels(&values, largest(&values), palette)
}
