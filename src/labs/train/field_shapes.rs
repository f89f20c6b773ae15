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

/// The features x₁ and x₂ of a point of a field; a grid begins at the upper left.
pub fn field_point(index: usize, dimensions: usize) -> [f64; 2] {
    let along = |i: usize| FIELD_HALF_SIDE * (2.0 * (i as f64 + 0.5) / GRID as f64 - 1.0);
    if dimensions == 1 {
        let last = field_points(1) - 1;
        return [FIELD_HALF_SIDE * (2.0 * index as f64 / last as f64 - 1.0), 0.0];
    }
    [along(index % GRID), -along(index / GRID)]
}

/// Loads the features of the points of a field.
pub fn load_field(space: &mut Workspace, dimensions: usize, features: FeatureSet) {
    let features: Vec<Feature> = features.iter().collect();
    space.load(field_points(dimensions), |feature, j| {
        let [x1, x2] = field_point(j, dimensions);
        features[feature].value(x1, x2)
    });
}

/// The colour of a value: −1 and 1 have the colours of the classes, 0 that of the paper.
fn blend(value: f64, palette: &Palette) -> RGBColor {
    tint(value.abs(), palette.classes[usize::from(value > 0.0)], palette)
}

/// A colour on the paper: 0 is that of the paper, 1 is strong, but points of the colour stand out.
fn tint(strength: f64, to: RGBColor, palette: &Palette) -> RGBColor {
    let share = if strength.is_nan() { 0.0 } else { 0.62 * strength.clamp(0.0, 1.0) };
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round() as u8;
    RGBColor(mix(palette.paper.0, to.0), mix(palette.paper.1, to.1), mix(palette.paper.2, to.2))
}

/// Colours as RGBA pixels.
fn rgba(colors: impl Iterator<Item = RGBColor>) -> Vec<u8> {
    colors.flat_map(|RGBColor(r, g, b)| [r, g, b, 255]).collect()
}

/// Values over the grid as pixels.
pub fn pixels(values: &[f32], scale: f64, palette: &Palette) -> Vec<u8> {
    rgba(values.iter().map(|value| blend(f64::from(*value) / scale, palette)))
}

/// The probabilities of classes over the grid as pixels, each in the colour of the most probable class: the more
/// probable, the stronger.
pub fn pixels_of_classes(probabilities: &[Vec<f32>], palette: &Palette) -> Vec<u8> {
    let points = probabilities.first().map_or(0, Vec::len);
    let most_probable = |point: usize| {
        let of_classes = probabilities.iter().map(|all| f64::from(all[point])).enumerate();
        of_classes.max_by(|(_, a), (_, b)| a.total_cmp(b)).unwrap_or_default()
    };
    rgba((0..points).map(most_probable).map(|(class, p)| tint(p, palette.class(class), palette)))
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

/// The samples over the plane: classes as discs, rings and triangles; test samples are smaller.
fn samples_of_plane(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (samples, radius) in [(&data.test, 1.7), (&data.train, 2.9)] {
        let range = max_abs(samples.targets());
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (
                px_from_feature(samples.feature(0)[j], size),
                size - px_from_feature(samples.feature(1)[j], size),
            );
            let opacity = if data.task == Task::Regression { (target.abs() / range).max(0.15) } else { 1.0 };
            shapes.extend(sample_mark(at, radius, class_of(*target, data.outputs), opacity, palette));
        }
    }
    shapes
}

/// The class of a target: of two, the first has positive targets; of several, targets are their numbers.
fn class_of(target: f64, outputs: usize) -> usize {
    if outputs > 1 { target as usize } else { usize::from(target <= 0.0) }
}

/// The mark of a sample, on the colour of the paper: a disc, a ring or a triangle for the first, second and third class.
pub fn sample_mark(at: Px, radius: f64, class: usize, opacity: f64, palette: &Palette) -> Vec<Shape> {
    let (paper, color) = (Ink(palette.paper, 1.0), Ink(palette.class(class), opacity));
    let disc = |radius, ink| Shape::Disc { at, radius, ink };
    // Of about the area of the disc.
    let triangle = |radius: f64, ink| {
        let corner = |x: f64, y: f64| (at.0 + 1.25 * radius * x, at.1 + 1.25 * radius * y);
        Shape::Area { points: vec![corner(0.0, -1.1), corner(1.0, 0.7), corner(-1.0, 0.7)], ink }
    };
    match class {
        0 => vec![disc(radius + 0.8, paper), disc(radius, color)],
        1 => vec![disc(radius + 0.8, paper), disc(radius, color), disc(0.45 * radius, paper)],
        _ => vec![triangle(radius + 1.1, paper), triangle(radius, color)],
    }
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

/// What a unit responds with.
#[derive(Debug, Clone, Copy)]
pub enum Response<'a> {
    /// Values of both signs, whose largest magnitude has the strongest colour.
    Values(&'a [f32]),
    /// The probabilities of a class.
    Probabilities(&'a [f32], usize),
}

/// The response of a unit as a square of pixels; that of a single input as stripes.
pub fn thumbnail(response: Response, one_input: bool, side: usize, palette: &Palette) -> Vec<u8> {
    let (Response::Values(over_field) | Response::Probabilities(over_field, _)) = response;
    let at = |i: usize, of: usize| (i * of / side).min(of - 1);
    let value = |p: usize| {
        let (x, y) = (p % side, p / side);
        if one_input {
            over_field[at(x, over_field.len())]
        } else {
            over_field[at(y, GRID) * GRID + at(x, GRID)]
        }
    };
    let values: Vec<f32> = (0..side * side).map(value).collect();
    if let Response::Probabilities(_, class) = response {
        return rgba(values.iter().map(|p| tint(f64::from(*p), palette.class(class), palette)));
    }
    let in_double: Vec<f64> = values.iter().copied().map(f64::from).collect();
    pixels(&values, max_abs(&in_double), palette)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::nn::DatasetKind;

    const PAPER: RGBColor = RGBColor(255, 255, 255);
    const CLASSES: [RGBColor; 3] = [RGBColor(200, 0, 0), RGBColor(0, 200, 0), RGBColor(0, 0, 200)];

    fn palette() -> Palette {
        let [first, second, third] = CLASSES;
        Palette { paper: PAPER, classes: [second, first], third_class: third, ..Palette::uniform(PAPER) }
    }

    #[test]
    fn a_point_has_the_colour_of_its_most_probable_class() {
        let probabilities = [[1.0, 0.2, 0.3], [0.0, 0.2, 0.4], [0.0, 0.6, 0.3]].map(|class| class.to_vec());
        let pixels = pixels_of_classes(&probabilities, &palette());
        let expected = [(1.0, 0), (0.6, 2), (0.4, 1)].map(|(p, class)| {
            let RGBColor(r, g, b) = tint(p, CLASSES[class], &palette());
            [r, g, b, 255]
        });
        assert_eq!(pixels, expected.concat());
        assert_eq!(tint(f64::NAN, CLASSES[0], &palette()), PAPER);
    }

    #[test]
    fn the_marks_of_classes_differ_in_colour_and_form() {
        let data = Dataset::generate(DatasetKind::ThreeSpirals, 60, 0.0, 1.0, 1);
        let marks = samples(&data, 200.0, &palette());
        let count = |color, is_disc: bool| {
            let is_mark = |shape: &&Shape| match shape {
                Shape::Disc { ink, .. } => is_disc && ink.0 == color,
                Shape::Area { ink, .. } => !is_disc && ink.0 == color,
                _ => false,
            };
            marks.iter().filter(is_mark).count()
        };
        assert_eq!(CLASSES.map(|color| count(color, true)), [20, 20, 0]);
        assert_eq!(CLASSES.map(|color| count(color, false)), [0, 0, 20]);
        // A disc of the paper below each mark, and one within each ring.
        assert_eq!((count(PAPER, true), count(PAPER, false)), (20 + 2 * 20, 20));
    }
}
