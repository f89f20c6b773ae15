//! The figure as it is taken along: what is drawn, and the values at the points of the curves.

use super::figure::{curves, traced};
use crate::number::plain;
use crate::plot::curve::curve;
use crate::plot::draw;
use crate::plot::figure::{Column, Figure, Layer};
use crate::plot::frame::Frame;
use crate::plot::palette::Palette;
use crate::settings::explore::ORDER_NAMES;
use crate::settings::{Settings, write_function};
use engine::activation::Order;
use engine::analysis::sort;

/// The figure in this frame.
pub fn figure(s: &Settings, frame: &Frame, colors: &Palette) -> Figure {
    let mut shapes = draw::axes(frame, colors);
    shapes.extend(curves(s, frame, colors));
    let trace = draw::trace(frame, s.traced(), &traced(s), colors);
    let names: Vec<String> = s.visible().map(|(slot, _)| s.label(slot)).collect();
    let title = format!("{}; x from {} to {}", names.join(", "), plain(s.x.from), plain(s.x.to));
    let ids = s.visible().map(|(_, chosen)| chosen.instance.activation.id);
    let file: Vec<&str> = ids.chain(orders(s).map(|(name, _)| name)).collect();
    let layers = vec![Layer::Shapes(shapes), Layer::Mark(trace)];
    let figure = Figure::new(title, file.join("-"), frame.size, colors, layers);
    Figure { axis: "x".into(), columns: columns(s, frame), ..figure }
}

/// What is drawn of each function, with its name.
fn orders(s: &Settings) -> impl Iterator<Item = (&'static str, Order)> {
    ORDER_NAMES.into_iter().zip(Order::ALL).zip(s.show).filter(|(_, shown)| *shown).map(|(order, _)| order)
}

/// The values of all curves wherever one of them has a point.
fn columns(s: &Settings, frame: &Frame) -> Vec<Column> {
    let mut places = Vec::new();
    for panel in &frame.panels {
        for (_, chosen) in s.visible() {
            for order in &panel.orders {
                let curve = curve(&chosen.instance, *order, frame.x, panel);
                places.extend(curve.lines.iter().flatten().chain(&curve.closed).map(|point| point.0));
            }
        }
    }
    sort(&mut places);
    places.dedup();
    let mut columns = Vec::new();
    for (_, chosen) in s.visible() {
        for (name, order) in orders(s) {
            columns.push(Column {
                name: format!("{name} {}", write_function(&chosen.instance)),
                points: places.iter().map(|x| (*x, chosen.instance.at(order, *x))).collect(),
            });
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::scene::Shape;
    use crate::settings::preset;
    use engine::activation::find;
    use plotters::style::RGBColor;

    fn made(settings: &Settings) -> Figure {
        let grey = RGBColor(1, 2, 3);
        let palette = Palette {
            paper: grey,
            ink: grey,
            soft: grey,
            grid: grey,
            bad: grey,
            classes: [grey; 2],
            curves: [grey; 6],
        };
        figure(settings, &Frame::new(settings, (900.0, 600.0)), &palette)
    }

    #[test]
    fn names_say_what_is_inside() {
        let figure = made(&Settings::default());
        assert_eq!(figure.file, "relu-leaky_relu-elu-swish-f-df");
        assert_eq!(figure.title, "ReLU, Leaky ReLU, ELU, Swish; x from \u{2212}6 to 6");
        let heads: Vec<&str> = figure.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(heads[..4], ["f relu", "df relu", "f leaky_relu:0.1", "df leaky_relu:0.1"]);
    }

    #[test]
    fn every_number_is_the_engines_and_every_curve_has_its_points() {
        let settings = Settings {
            slots: preset(&[("elu", &[2.0]), ("step", &[])]),
            show: [true; 3],
            ..Settings::default()
        };
        let figure = made(&settings);
        assert_eq!(figure.columns.len(), 6);
        let elu = find("elu").unwrap();
        for (x, value) in &figure.columns[0].points {
            assert_eq!(*value, (elu.value)(*x, &[2.0]));
        }
        for (x, slope) in &figure.columns[1].points {
            assert_eq!(*slope, (elu.slope)(*x, &[2.0]));
        }
        // Both ends, the jump, and what is just beside it.
        let places: Vec<f64> = figure.columns[0].points.iter().map(|p| p.0).collect();
        assert!(places.len() > 100 && places.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((places[0], places[places.len() - 1]), (-6.0, 6.0));
        for place in [0f64.next_down(), 0.0, 0f64.next_up()] {
            assert!(places.contains(&place), "{place}");
        }
    }

    #[test]
    fn the_trace_can_be_told_from_the_curves() {
        let [Layer::Shapes(drawn), Layer::Mark(trace)] = &made(&Settings::default()).layers[..] else {
            unreachable!("two layers")
        };
        assert!(drawn.len() > 20);
        assert!(trace.iter().any(|s| matches!(s, Shape::Line { dash, .. } if *dash == [3.0, 3.0])));
    }
}
