//! The layout of a saved figure: background, title and legend, and the drawing below them. Pure.

use crate::plot::figure::{Figure, Layer};
use crate::plot::scene::{Anchor, Ink, Px, Shape};

/// The margin around title and legend, in CSS pixels.
const MARGIN: f64 = 10.0;
/// The line height of title and legend.
const LINE: f64 = 20.0;
/// The font size of title and legend, and a typical upper limit of the width of a letter.
const FONT_SIZE: f64 = 13.0;
const LETTER: f64 = 7.0;
/// The length of a stroke in the legend, the gap to its name, and the gap to the next entry.
const LEGEND_STROKE: (f64, f64, f64) = (26.0, 6.0, 18.0);

/// Width and height of the figure with title and legend.
pub fn size(figure: &Figure) -> Px {
    (figure.size.0, figure.size.1 + title_and_legend(figure).1)
}

/// The layers to paint, from back to front.
pub fn layers(figure: &Figure, transparent: bool, pointer_shapes: bool) -> Vec<Layer> {
    let (head, height) = title_and_legend(figure);
    let mut first = Vec::new();
    if !transparent {
        first.push(Shape::Box { from: (0.0, 0.0), to: size(figure), ink: Ink(figure.paper, 1.0) });
    }
    first.extend(head);
    let rest = figure.layers.iter().filter(|layer| pointer_shapes || !matches!(layer, Layer::Pointer(_)));
    std::iter::once(Layer::Shapes(first)).chain(rest.map(|layer| shifted_down(layer, height))).collect()
}

/// Title and legend, unless the drawing is labelled itself, and their height.
fn title_and_legend(figure: &Figure) -> (Vec<Shape>, f64) {
    if figure.legend.is_empty() && has_labels(figure) {
        return (Vec::new(), 0.0);
    }
    let width = figure.size.0;
    let label = |label: &str, at| Shape::text(label, at, Anchor::Right, FONT_SIZE, figure.ink);
    let mut shapes = Vec::new();
    let mut top = 0.5 * (MARGIN + LINE);
    for title in wrapped(&figure.title, ((width - 2.0 * MARGIN) / LETTER) as usize) {
        shapes.push(label(&title, (MARGIN, top)));
        top += LINE;
    }
    let (stub, gap, between) = LEGEND_STROKE;
    let mut left = MARGIN;
    for entry in &figure.legend {
        let needed = stub + gap + LETTER * entry.name.chars().count() as f64;
        if left > MARGIN && left + needed > width - MARGIN {
            (left, top) = (MARGIN, top + LINE);
        }
        shapes.push(Shape::line(vec![(left, top), (left + stub, top)], entry.color, 2.5, entry.dash));
        shapes.push(label(&entry.name, (left + stub + gap, top)));
        left += needed + between;
    }
    let last = if figure.legend.is_empty() { LINE } else { 0.0 };
    (shapes, top + 0.5 * (MARGIN + LINE) - last)
}

/// Whether the drawing has labels in larger type, such as the names of curves.
fn has_labels(figure: &Figure) -> bool {
    let large = |shape: &Shape| matches!(shape, Shape::Text { size, .. } if *size > 12.0);
    figure.layers.iter().any(|layer| matches!(layer, Layer::Shapes(shapes) if shapes.iter().any(large)))
}

/// Wraps text into lines of at most `max` letters.
fn wrapped(text: &str, max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= max => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

/// The layer moved down by this distance.
fn shifted_down(layer: &Layer, by: f64) -> Layer {
    let moved = |(x, y): Px| (x, y + by);
    let shape = |shape: &Shape| {
        let mut shape = shape.clone();
        match &mut shape {
            Shape::Line { points, .. } | Shape::Area { points, .. } => {
                points.iter_mut().for_each(|p| *p = moved(*p));
            }
            Shape::Box { from, to, .. } => (*from, *to) = (moved(*from), moved(*to)),
            Shape::Disc { at, .. } | Shape::Text { at, .. } => *at = moved(*at),
        }
        shape
    };
    match layer {
        Layer::Shapes(shapes) | Layer::Pointer(shapes) => Layer::Shapes(shapes.iter().map(shape).collect()),
        Layer::Pixels { from, size, width, pixels } => {
            Layer::Pixels { from: moved(*from), size: *size, width: *width, pixels: pixels.clone() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::tests::every_kind;

    #[test]
    fn a_legend_is_above_the_drawing_and_wraps() {
        let mut figure = every_kind();
        let one = size(&figure).1;
        assert!(one > 480.0);
        let key = figure.legend[0].clone();
        figure.legend.resize(20, key);
        let many = size(&figure).1;
        assert_eq!(many - one, 2.0 * LINE);
        let all = layers(&figure, false, true);
        let Layer::Pixels { from, .. } = &all[2] else { unreachable!("as it was given") };
        assert_eq!(*from, (1.0, 2.0 + many - 480.0));
        let Layer::Shapes(first) = &all[0] else { unreachable!("ground and head") };
        for shape in first {
            if let Shape::Text { at, .. } = shape {
                assert!(at.1 < many - 480.0 && at.0 < 640.0, "{at:?}");
            }
        }
    }

    #[test]
    fn a_labelled_drawing_without_a_legend_is_unchanged() {
        let mut figure = every_kind();
        figure.legend.clear();
        let small = size(&figure).1;
        assert!(small > 480.0, "the type of axes does not say what is drawn");
        if let Layer::Shapes(shapes) = &mut figure.layers[0] {
            shapes.push(Shape::text("ReLU", (0.0, 0.0), Anchor::Right, 13.0, figure.ink));
        }
        assert_eq!(size(&figure), (640.0, 480.0));
    }

    #[test]
    fn background_and_pointer_shapes_can_be_left_out() {
        let figure = every_kind();
        let grounds = |layers: &[Layer]| match &layers[0] {
            Layer::Shapes(shapes) => shapes.iter().filter(|s| matches!(s, Shape::Box { .. })).count(),
            _ => 0,
        };
        assert_eq!((grounds(&layers(&figure, false, true)), grounds(&layers(&figure, true, true))), (1, 0));
        assert_eq!(layers(&figure, true, true).len(), layers(&figure, true, false).len() + 1);
    }
}
