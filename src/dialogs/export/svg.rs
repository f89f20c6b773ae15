//! Layers as SVG, by plotters' own backend.

use crate::plot::figure::Layer;
use crate::plot::scene::{FINE, Px, Shape, paint};
use plotters_svg::SVGBackend;

/// The document. `address` gives a picture of pixels, so many in a row, as a `data:` URL.
pub fn svg(
    title: &str,
    size: Px,
    layers: &[Layer],
    address: impl Fn(usize, &[u8]) -> Option<String>,
) -> String {
    let (width, height) = (size.0.round(), size.1.round());
    let fine = |length: f64| (length * FINE).round() as i32;
    let parts: String = layers
        .iter()
        .map(|layer| match layer {
            Layer::Shapes(shapes) | Layer::Mark(shapes) => elements(shapes),
            Layer::Pixels { from, size, width, pixels } => {
                let Some(address) = address(*width, pixels) else { return String::new() };
                let [x, y, w, h] = [from.0, from.1, size.0, size.1].map(fine);
                format!(
                    "<image x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" preserveAspectRatio=\"none\" href=\"{address}\"/>\n"
                )
            }
        })
        .collect();
    // The shapes are in sixteenths of a pixel, which the view box makes pixels again.
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\">\n<title>{}</title>\n<g stroke-linejoin=\"round\">\n{parts}</g>\n</svg>\n",
        fine(width),
        fine(height),
        escaped(title)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// plotters writes type this much smaller than it is asked to, as if in points.
const SMALLER: f64 = 1.24;

/// Whether a shape is seen: the backend leaves out what is not.
fn is_seen(shape: &&Shape) -> bool {
    match shape {
        Shape::Line { ink, .. }
        | Shape::Box { ink, .. }
        | Shape::Area { ink, .. }
        | Shape::Disc { ink, .. } => ink.1 > 0.0,
        Shape::Text { .. } => true,
    }
}

/// The shapes as elements.
///
/// plotters knows no dashes, so its backend writes none: every line of the scene becomes one `polyline`, and each gets
/// its dashes here, in the order in which `paint` has told them.
fn elements(shapes: &[Shape]) -> String {
    let shapes: Vec<Shape> = shapes.iter().filter(is_seen).cloned().map(enlarged).collect();
    let (mut text, mut dashes) = (String::new(), Vec::new());
    {
        let mut backend = SVGBackend::with_string(&mut text, (0, 0));
        // Writing to a text cannot fail.
        let _ = paint(&mut backend, &shapes, |dash| dashes.push(dash));
    }
    // The document around the elements is our own.
    let inner = text.split_once('\n').map_or("", |(_, rest)| rest);
    let inner = inner.trim_end().strip_suffix("</svg>").unwrap_or(inner);
    let mut pieces = inner.split("<polyline ");
    let mut dashed = String::from(pieces.next().unwrap_or_default());
    for (piece, dash) in pieces.zip(dashes) {
        dashed += "<polyline ";
        if !dash.is_empty() {
            let lengths: Vec<String> = dash.iter().map(|l| ((l * FINE).round() as i32).to_string()).collect();
            dashed += &format!("stroke-dasharray=\"{}\" ", lengths.join(" "));
        }
        dashed += piece;
    }
    dashed
}

fn enlarged(mut shape: Shape) -> Shape {
    if let Shape::Text { size, .. } = &mut shape {
        *size *= SMALLER;
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::tests::every_kind;
    use crate::plot::palette::DASHES;
    use crate::plot::scene::Ink;

    fn written() -> String {
        let figure = every_kind();
        svg(&figure.title, figure.size, &figure.layers, |width, pixels| {
            Some(format!("data:{width}/{}", pixels.len()))
        })
    }

    #[test]
    fn every_shape_is_an_element_and_every_line_has_its_dashes() {
        let text = written();
        let count = |what: &str| text.matches(what).count();
        assert_eq!(count("<polyline "), 4);
        assert_eq!(count("<rect "), 1);
        assert_eq!(count("<polygon "), 1);
        assert_eq!(count("<circle "), 1);
        assert_eq!(count("<text "), 4);
        assert_eq!((count("<svg "), count("</svg>")), (1, 1));
        assert_eq!(count("<image "), 1);
        assert!(text.contains("href=\"data:2/8\""));
        let dashes: Vec<&str> =
            text.split("stroke-dasharray=\"").skip(1).map(|t| t.split('"').next().unwrap()).collect();
        assert_eq!(dashes, ["208 64 32 64", "48 48", "144 80"], "in sixteenths: 13 4 2 4, 3 3, 9 5");
        assert!(!text.split("<polyline ").nth(1).unwrap().starts_with("stroke-dasharray"));
    }

    #[test]
    fn texts_are_escaped_and_of_the_right_size() {
        let text = written();
        assert!(text.contains("f′(x) &lt; &quot;1&quot; &amp; 2"), "{text}");
        assert!(text.contains("<title>ReLU and ELU</title>"));
        let size: f64 =
            text.split("font-size=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        assert!((size / FINE - 12.0).abs() < 0.02, "{size}");
        assert!(text.contains("font-style=\"italic\""));
    }

    #[test]
    fn what_is_not_seen_takes_no_dashes_from_others() {
        let line = |opacity, dash| Shape::Line {
            points: vec![(0.0, 0.0), (1.0, 1.0)],
            ink: Ink(every_kind().ink, opacity),
            width: 1.0,
            dash,
        };
        let text = elements(&[line(0.0, DASHES[1]), line(1.0, DASHES[0]), line(1.0, DASHES[2])]);
        assert_eq!(text.matches("<polyline ").count(), 2);
        assert_eq!(text.matches("stroke-dasharray=\"32 64\"").count(), 1, "{text}");
    }
}
