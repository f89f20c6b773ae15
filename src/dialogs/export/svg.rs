//! A figure as SVG.

use crate::plot::figure::Layer;
use crate::plot::scene::{Anchor, FORMULA_TYPEFACE, Ink, Px, Shape, TYPEFACE};
use plotters::style::RGBColor;
use svg::node::element::{Circle, Group, Image, Polygon, Polyline, Rectangle, Text, Title};
use svg::{Document, Node};

/// The document. `image_url` encodes an image, given by width and pixels, as a `data:` URL.
pub fn document(
    title: &str,
    size: Px,
    layers: &[Layer],
    image_url: impl Fn(usize, &[u8]) -> Option<String>,
) -> Document {
    let (width, height) = (size.0.round(), size.1.round());
    let mut drawing = Group::new().set("stroke-linejoin", "round");
    for layer in layers {
        match layer {
            Layer::Shapes(shapes) | Layer::Pointer(shapes) => {
                for shape in shapes {
                    drawing.append(element(shape));
                }
            }
            Layer::Pixels { from, size, width, pixels } => {
                if let Some(url) = image_url(*width, pixels) {
                    drawing.append(image(*from, *size, url));
                }
            }
        }
    }
    Document::new()
        .set("role", "img")
        .set("width", width)
        .set("height", height)
        .set("viewBox", (0, 0, width, height))
        .add(Title::new(title))
        .add(drawing)
}

/// A shape as an element.
fn element(shape: &Shape) -> Box<dyn Node> {
    match shape {
        Shape::Line { points, ink, width, dash } => {
            let line = Polyline::new()
                .set("points", coordinates(points))
                .set("fill", "none")
                .set("stroke", hex(ink.0))
                .set("stroke-width", rounded(*width))
                .set("opacity", ink.1);
            if dash.is_empty() { line.into() } else { line.set("stroke-dasharray", dash.to_vec()).into() }
        }
        Shape::Box { from, to, ink: Ink(color, opacity) } => Rectangle::new()
            .set("x", rounded(from.0))
            .set("y", rounded(from.1))
            .set("width", rounded(to.0 - from.0))
            .set("height", rounded(to.1 - from.1))
            .set("fill", hex(*color))
            .set("opacity", *opacity)
            .into(),
        Shape::Area { points, ink: Ink(color, opacity) } => Polygon::new()
            .set("points", coordinates(points))
            .set("fill", hex(*color))
            .set("opacity", *opacity)
            .into(),
        Shape::Disc { at, radius, ink: Ink(color, opacity) } => Circle::new()
            .set("cx", rounded(at.0))
            .set("cy", rounded(at.1))
            .set("r", rounded(*radius))
            .set("fill", hex(*color))
            .set("opacity", *opacity)
            .into(),
        Shape::Text { text, at, anchor, size, formula, color } => {
            let (text_anchor, dy) = placement(*anchor);
            let (typeface, style) =
                if *formula { (FORMULA_TYPEFACE, "italic") } else { (TYPEFACE, "normal") };
            Text::new(text.as_str())
                .set("x", rounded(at.0))
                .set("y", rounded(at.1))
                .set("dy", dy)
                .set("text-anchor", text_anchor)
                .set("font-family", typeface)
                .set("font-style", style)
                .set("font-size", rounded(*size))
                .set("fill", hex(*color))
                .into()
        }
    }
}

fn image(from: Px, size: Px, url: String) -> Image {
    Image::new()
        .set("x", rounded(from.0))
        .set("y", rounded(from.1))
        .set("width", rounded(size.0))
        .set("height", rounded(size.1))
        .set("preserveAspectRatio", "none")
        .set("href", url)
}

/// `text-anchor` and `dy` of a text.
fn placement(anchor: Anchor) -> (&'static str, &'static str) {
    match anchor {
        Anchor::Below => ("middle", "0.76em"),
        Anchor::Right => ("start", "0.5ex"),
        Anchor::Left => ("end", "0.5ex"),
        Anchor::Above => ("start", "-0.5ex"),
    }
}

fn coordinates(points: &[Px]) -> Vec<String> {
    points.iter().map(|(x, y)| format!("{},{}", rounded(*x), rounded(*y))).collect()
}

/// The length rounded to a hundredth of a pixel. The cast saturates, so lengths far outside are clamped and NaN is 0.
fn rounded(length: f64) -> f64 {
    f64::from((100.0 * length).round() as i32) / 100.0
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::tests::every_kind;

    fn written() -> Document {
        let figure = every_kind();
        document(&figure.title, figure.size, &figure.layers, |width, pixels| {
            Some(format!("data:{width}/{}", pixels.len()))
        })
    }

    /// The drawn elements.
    fn elements(document: &Document) -> &[Box<dyn Node>] {
        document.get_children().unwrap()[1].get_children().unwrap()
    }

    /// An attribute of all elements of a kind.
    fn attribute<'a>(document: &'a Document, element: &str, name: &str) -> Vec<Option<&'a str>> {
        let named = elements(document).iter().filter(|e| e.get_name() == element);
        named.map(|e| e.get_attributes().unwrap().get(name).map(|value| &**value)).collect()
    }

    #[test]
    fn every_shape_becomes_an_element() {
        let document = written();
        let names: Vec<&str> = elements(&document).iter().map(|e| e.get_name()).collect();
        let shapes =
            ["polyline", "polyline", "polyline", "rect", "polygon", "circle", "text", "text", "text", "text"];
        assert_eq!(names, [shapes.as_slice(), &["image", "polyline"]].concat());
        assert_eq!(document.get_attributes().unwrap()["viewBox"], "0 0 640 480");
        assert_eq!(attribute(&document, "rect", "height"), [Some("2")]);
        assert_eq!(attribute(&document, "circle", "r"), [Some("4.8")]);
        assert_eq!(attribute(&document, "circle", "fill"), [Some("#0114ff")]);
        assert_eq!(attribute(&document, "circle", "opacity"), [Some("0.45")]);
        assert_eq!(attribute(&document, "polygon", "points"), [Some("0,0 4,0 4,4")]);
        assert_eq!(attribute(&document, "image", "href"), [Some("data:2/8")]);
    }

    #[test]
    fn lines_have_their_dashes_and_width() {
        let document = written();
        let dashes = attribute(&document, "polyline", "stroke-dasharray");
        assert_eq!(dashes, [None, Some("13 4 2 4"), Some("3 3"), Some("9 5")]);
        assert_eq!(attribute(&document, "polyline", "stroke-width"), [Some("2.5"); 4]);
    }

    #[test]
    fn points_far_outside_are_clamped() {
        assert_eq!(attribute(&written(), "polyline", "points")[0], Some("0,0 1.25,0 21474836.47,-3"));
        assert_eq!(rounded(f64::NAN), 0.0);
    }

    #[test]
    fn texts_are_escaped_and_anchored() {
        let document = written();
        let text = document.to_string();
        assert!(text.contains("f′(x) &lt; \"1\" &amp; 2"), "{text}");
        assert!(text.contains("<title>ReLU and ELU</title>"));
        assert_eq!(attribute(&document, "text", "font-size"), [Some("12"); 4]);
        let styles = ["normal", "italic", "normal", "italic"].map(Some);
        assert_eq!(attribute(&document, "text", "font-style"), styles);
        assert_eq!(
            attribute(&document, "text", "text-anchor"),
            ["middle", "start", "end", "start"].map(Some)
        );
        assert_eq!(attribute(&document, "text", "dy"), ["0.76em", "0.5ex", "0.5ex", "-0.5ex"].map(Some));
    }
}
