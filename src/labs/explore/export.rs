//! The figure as it is taken along: what is drawn, and the values at the points of the curves.

use super::figure::{curves, drawn, traced};
use crate::plot::curve::Point;
use crate::plot::draw::{self, Drawn};
use crate::plot::figure::Parcel;
use crate::plot::frame::Frame;
use crate::plot::palette::Palette;
use crate::settings::explore::ORDER_NAMES;
use crate::settings::{Chosen, Settings, write_function};
use engine::activation::Order;
use engine::analysis::sort;

/// The figure in this frame.
pub fn figure(s: &Settings, frame: &Frame, colors: &Palette) -> Parcel {
    let (mut labels, mut file) = (Vec::new(), Vec::new());
    for (slot, chosen) in s.visible() {
        labels.push(s.label(slot));
        file.push(chosen.instance.activation.id);
    }
    file.extend(s.shown().into_iter().map(name));
    let drawn = drawn(s, frame);
    let mut parcel = Parcel::new(&labels.join(", "), &file.join("-"), "x", frame.size, colors);
    parcel.shapes(&draw::axes(frame, colors));
    parcel.shapes(&curves(s, frame, &drawn, colors));
    parcel.mark(&draw::trace(frame, s.traced(), &traced(s), colors));
    columns(s, &drawn, &mut parcel);
    parcel
}

fn name(order: Order) -> &'static str {
    ORDER_NAMES[order as usize]
}

/// The values of all curves wherever one of them has a point.
fn columns(s: &Settings, drawn: &[Drawn], parcel: &mut Parcel) {
    let mut places = Vec::new();
    for Drawn { curve, .. } in drawn {
        places.extend(curve.lines.iter().flatten().chain(&curve.closed).map(|point| point.0));
    }
    sort(&mut places);
    places.dedup();
    for Drawn { slot, order, .. } in drawn {
        if let Some(Chosen { instance, .. }) = &s.slots[*slot] {
            let points: Vec<Point> = places.iter().map(|x| (*x, instance.at(*order, *x))).collect();
            parcel.column(&[name(*order), " ", &write_function(instance)].concat(), &points);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::figure::{Figure, Layer};
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
        let (numbers, words) = figure(settings, &Frame::new(settings, (900.0, 600.0)), &palette).contents();
        Figure::unpack(&numbers, &words).unwrap()
    }

    #[test]
    fn names_say_what_is_inside() {
        let figure = made(&Settings::default());
        assert_eq!(figure.file, "relu-leaky_relu-elu-swish-f-df");
        assert_eq!(figure.title, "ReLU, Leaky ReLU, ELU, Swish");
        let heads: Vec<&str> = figure.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(heads[..2], ["f relu", "f leaky_relu:0.1"]);
        assert_eq!(heads[4..], ["df relu", "df leaky_relu:0.1", "df elu", "df swish:1.5"]);
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
            assert_eq!(*value, (elu.value)(*x, &[2.0].into()));
        }
        for (x, slope) in &figure.columns[2].points {
            assert_eq!(*slope, (elu.slope)(*x, &[2.0].into()));
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
        let [Layer::Shapes(axes), Layer::Shapes(curves), Layer::Mark(trace)] =
            &made(&Settings::default()).layers[..]
        else {
            unreachable!("three layers")
        };
        assert!(axes.len() > 20 && curves.len() > 8);
        assert!(trace.iter().any(|s| matches!(s, Shape::Line { dash, .. } if *dash == [3.0, 3.0])));
    }
}
