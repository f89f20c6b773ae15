//! The drawing on its ground, under its title and legend. Pure.

use crate::plot::draw::{line, text};
use crate::plot::figure::{Figure, Layer};
use crate::plot::scene::{Anchor, Ink, Px, Shape};

/// Around title and legend.
const MARGIN: f64 = 10.0;
/// The height of a line of them.
const LINE: f64 = 20.0;
/// The height of their type, and the width of a letter of it, at most as a rule.
const TYPE: f64 = 13.0;
const LETTER: f64 = 7.0;
/// A stroke of the legend, with the gap to its name, and the gap to the next.
const STUB: (f64, f64, f64) = (26.0, 6.0, 18.0);

/// Width and height of the figure with what stands over it.
pub fn size(figure: &Figure) -> Px {
    (figure.size.0, figure.size.1 + head(figure).1)
}

/// What is painted, from the back.
pub fn layers(figure: &Figure, clear: bool, marked: bool) -> Vec<Layer> {
    let (head, height) = head(figure);
    let mut first = Vec::new();
    if !clear {
        first.push(Shape::Box { from: (0.0, 0.0), to: size(figure), ink: Ink(figure.paper, 1.0) });
    }
    first.extend(head);
    let rest = figure.layers.iter().filter(|layer| marked || !matches!(layer, Layer::Mark(_)));
    std::iter::once(Layer::Shapes(first)).chain(rest.map(|layer| lowered(layer, height))).collect()
}

/// Title and legend, where the drawing does not explain itself, and the height they take.
fn head(figure: &Figure) -> (Vec<Shape>, f64) {
    if figure.legend.is_empty() && has_words(figure) {
        return (Vec::new(), 0.0);
    }
    let width = figure.size.0;
    let words = |words: &str, at| text(words, at, Anchor::Right, TYPE, figure.ink);
    let mut shapes = Vec::new();
    let mut top = 0.5 * (MARGIN + LINE);
    for title in wrapped(&figure.title, ((width - 2.0 * MARGIN) / LETTER) as usize) {
        shapes.push(words(&title, (MARGIN, top)));
        top += LINE;
    }
    let (stub, gap, between) = STUB;
    let mut left = MARGIN;
    for key in &figure.legend {
        let needed = stub + gap + LETTER * key.name.chars().count() as f64;
        if left > MARGIN && left + needed > width - MARGIN {
            (left, top) = (MARGIN, top + LINE);
        }
        shapes.push(line(vec![(left, top), (left + stub, top)], key.color, 2.5, key.dash));
        shapes.push(words(&key.name, (left + stub + gap, top)));
        left += needed + between;
    }
    let last = if figure.legend.is_empty() { LINE } else { 0.0 };
    (shapes, top + 0.5 * (MARGIN + LINE) - last)
}

/// Whether the drawing has words of its own in larger type, such as the names of curves.
fn has_words(figure: &Figure) -> bool {
    let large = |shape: &Shape| matches!(shape, Shape::Text { size, .. } if *size > 12.0);
    figure.layers.iter().any(|layer| matches!(layer, Layer::Shapes(shapes) if shapes.iter().any(large)))
}

/// The words in lines of at most so many letters.
fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= most => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

/// The layer so much further down.
fn lowered(layer: &Layer, by: f64) -> Layer {
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
        Layer::Shapes(shapes) | Layer::Mark(shapes) => Layer::Shapes(shapes.iter().map(shape).collect()),
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
    fn a_legend_stands_over_the_drawing_and_wraps() {
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
    fn without_a_legend_a_drawing_with_names_stays_as_it_is() {
        let mut figure = every_kind();
        figure.legend.clear();
        let small = size(&figure).1;
        assert!(small > 480.0, "the type of axes does not say what is drawn");
        if let Layer::Shapes(shapes) = &mut figure.layers[0] {
            shapes.push(text("ReLU", (0.0, 0.0), Anchor::Right, 13.0, figure.ink));
        }
        assert_eq!(size(&figure), (640.0, 480.0));
    }

    #[test]
    fn ground_and_marks_can_be_left_out() {
        let figure = every_kind();
        let grounds = |layers: &[Layer]| match &layers[0] {
            Layer::Shapes(shapes) => shapes.iter().filter(|s| matches!(s, Shape::Box { .. })).count(),
            _ => 0,
        };
        assert_eq!((grounds(&layers(&figure, false, true)), grounds(&layers(&figure, true, true))), (1, 0));
        assert_eq!(layers(&figure, true, true).len(), layers(&figure, true, false).len() + 1);
    }
}
