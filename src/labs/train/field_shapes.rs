//! The field of a network as shapes and pixels: its output over the plane or along a single input, and the samples.

use super::custom_dataset::INPUT_LIMIT;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Ink, Px, Shape};
use engine::nn::{Dataset, Feature, FeatureSet, Task, Workspace};
use plotters::style::RGBColor;

/// Points along a side of the field.
pub const GRID: usize = 40;
/// The field shows features from −`FIELD_HALF_SIDE` to `FIELD_HALF_SIDE`.
pub const FIELD_HALF_SIDE: f64 = INPUT_LIMIT;
/// The range of targets in a field of a single input.
const TARGETS: (f64, f64) = (-1.4, 2.0);

/// The number of points of a field: a grid, or points along a line.
pub const fn field_points(dimensions: usize) -> usize {
    if dimensions == 1 { 4 * GRID } else { GRID * GRID }
}

/// Loads the features of the points of a field; a grid begins at the upper left.
pub fn load_field(space: &mut Workspace, dimensions: usize, features: FeatureSet) {
    let along = |i: usize| FIELD_HALF_SIDE * (2.0 * (i as f64 + 0.5) / GRID as f64 - 1.0);
    let points = field_points(dimensions);
    let point = |j: usize| match dimensions {
        1 => (FIELD_HALF_SIDE * (2.0 * j as f64 / (points - 1) as f64 - 1.0), 0.0),
        _ => (along(j % GRID), -along(j / GRID)),
    };
    let features: Vec<Feature> = features.iter().collect();
    space.load(points, |feature, j| {
        let (x1, x2) = point(j);
        features[feature].value(x1, x2)
    });
}

/// The colour of a value: −1 and 1 have the colours of the classes, 0 that of the paper.
fn blend(value: f64, palette: &Palette) -> RGBColor {
    let value = if value.is_nan() { 0.0 } else { value.clamp(-1.0, 1.0) };
    let to = palette.classes[usize::from(value > 0.0)];
    let share = 0.62 * value.abs();
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round() as u8;
    RGBColor(mix(palette.paper.0, to.0), mix(palette.paper.1, to.1), mix(palette.paper.2, to.2))
}

/// Values over the grid as RGBA pixels.
pub fn pixels(values: &[f32], scale: f64, palette: &Palette) -> Vec<u8> {
    let pixel = |v: &f32| {
        let RGBColor(r, g, b) = blend(f64::from(*v) / scale, palette);
        [r, g, b, 255]
    };
    values.iter().flat_map(pixel).collect()
}

/// The largest magnitude of finite values, at least 10⁻⁹ so that one can divide by it.
pub fn max_abs(values: &[f64]) -> f64 {
    values.iter().filter(|v| v.is_finite()).fold(1e-9, |largest: f64, v| largest.max(v.abs()))
}

fn px_from_feature(value: f64, size: f64) -> f64 {
    (value + FIELD_HALF_SIDE) / (2.0 * FIELD_HALF_SIDE) * size
}

/// The distance of a target from the top.
fn px_from_target(target: f64, size: f64) -> f64 {
    let (low, high) = TARGETS;
    (high - target.clamp(low - 1.0, high + 1.0)) / (high - low) * size
}

/// The samples of a field with this side.
pub fn samples(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    if data.inputs == 1 {
        samples_of_line(data, size, palette)
    } else {
        samples_of_plane(data, size, palette)
    }
}

/// The samples over the plane: one class as discs, the other as rings; test samples are smaller.
fn samples_of_plane(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (samples, radius) in [(&data.test, 1.7), (&data.train, 2.9)] {
        let range = max_abs(samples.targets());
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (
                px_from_feature(samples.feature(0)[j], size),
                size - px_from_feature(samples.feature(1)[j], size),
            );
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

/// The samples of a single input with their targets, and the axes.
fn samples_of_line(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let axis = |from, to| Shape::line(vec![from, to], palette.grid, 1.0, &[]);
    let (zero, middle) = (px_from_target(0.0, size), size / 2.0);
    let mut shapes = vec![axis((0.0, zero), (size, zero)), axis((middle, 0.0), (middle, size))];
    for (samples, radius) in [(&data.test, 1.4), (&data.train, 2.2)] {
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (px_from_feature(samples.feature(0)[j], size), px_from_target(*target, size));
            shapes.push(Shape::Disc { at, radius, ink: Ink(palette.soft, 0.55) });
        }
    }
    shapes
}

/// The fitted curve of a network with a single input, if it is finite.
pub fn fitted_curve(outputs: &[f32], size: f64, slot: usize, palette: &Palette) -> Vec<Shape> {
    if !outputs.iter().all(|o| o.is_finite()) {
        return Vec::new();
    }
    let last = (outputs.len().max(2) - 1) as f64;
    let point = |(j, output): (usize, &f32)| -> Px {
        (j as f64 / last * size, px_from_target(f64::from(*output), size))
    };
    let points = outputs.iter().enumerate().map(point).collect();
    vec![Shape::line(points, palette.curves[slot], 2.5, DASHES[slot])]
}

/// The response of a unit as a square of pixels; that of a single input as stripes.
pub fn thumbnail(response: &[f32], one_input: bool, side: usize, palette: &Palette) -> Vec<u8> {
    let at = |i: usize, of: usize| (i * of / side).min(of - 1);
    let value = |p: usize| {
        let (x, y) = (p % side, p / side);
        if one_input { response[at(x, response.len())] } else { response[at(y, GRID) * GRID + at(x, GRID)] }
    };
    let values: Vec<f32> = (0..side * side).map(value).collect();
    let in_double: Vec<f64> = values.iter().copied().map(f64::from).collect();
    pixels(&values, max_abs(&in_double), palette)
}
