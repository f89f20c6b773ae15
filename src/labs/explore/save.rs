//! The figure for saving: the drawing, and the values at the points of the curves.

use super::picture::{Picture, SampledPicture};
use super::settings::{ExploreSettings, ORDER_NAMES};
use super::trace::trace_points;
use crate::plot::curve::Point;
use crate::plot::draw::{self, PlottedCurve};
use crate::plot::figure::Figure;
use crate::plot::layout::Layout;
use crate::plot::palette::Palette;
use crate::state::write_function;
use engine::activation::Order;

/// The figure with this layout.
pub fn saved_figure(s: &ExploreSettings, layout: &Layout, palette: &Palette) -> Figure {
    let (mut labels, mut file) = (Vec::new(), Vec::new());
    for (slot, function) in s.visible() {
        labels.push(s.label(slot));
        file.push(function.activation.file_stem());
    }
    file.extend(s.shown().into_iter().map(|order| order_name(order).to_owned()));
    let picture = SampledPicture::new(Picture::of(s), layout.clone(), None);
    let mut figure = Figure::new(&labels.join(", "), &file.join("-"), "x", layout.size, palette);
    figure.shapes(draw::axes(layout, palette));
    figure.shapes(picture.shapes(palette));
    figure.pointer_shapes(draw::trace(layout, s.traced(), &trace_points(s), palette));
    add_columns(s, &picture.curves, &mut figure);
    figure
}

fn order_name(order: Order) -> &'static str {
    ORDER_NAMES[order as usize]
}

/// Adds the values of all curves at every x where one of them has a point.
fn add_columns(s: &ExploreSettings, drawn: &[PlottedCurve], figure: &mut Figure) {
    let mut xs = Vec::new();
    for PlottedCurve { curve, .. } in drawn {
        xs.extend(curve.lines.iter().flatten().chain(&curve.closed).map(|point| point.0));
        xs.extend(curve.bands.iter().flatten().map(|column| column.0));
    }
    xs.sort_by(f64::total_cmp);
    xs.dedup();
    for PlottedCurve { slot, order, .. } in drawn {
        if let Some(of) = &s.slots[*slot] {
            let points: Vec<Point> = xs.iter().map(|x| (*x, of.function.at(*order, *x))).collect();
            figure.column(&format!("{} {}", order_name(*order), write_function(&of.function)), points);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::explore::settings::slots_of;
    use crate::plot::figure::Layer;
    use crate::plot::scene::Shape;
    use engine::activation::find;
    use plotters::style::RGBColor;

    fn made(settings: &ExploreSettings) -> Figure {
        let palette = Palette::uniform(RGBColor(1, 2, 3));
        saved_figure(settings, &Picture::of(settings).layout((900.0, 600.0)), &palette)
    }

    #[test]
    fn title_file_and_columns_name_the_functions() {
        let figure = made(&ExploreSettings::default());
        assert_eq!(figure.file, "relu-leaky_relu-elu-swish-f-df");
        assert_eq!(figure.title, "ReLU, Leaky ReLU, ELU, Swish");
        let heads: Vec<&str> = figure.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(heads[..2], ["f relu", "f leaky_relu:0.1"]);
        assert_eq!(heads[4..], ["df relu", "df leaky_relu:0.1", "df elu", "df swish:1.5"]);
    }

    #[test]
    fn every_number_is_the_engines_and_every_curve_has_its_points() {
        let settings = ExploreSettings {
            slots: slots_of(&[("elu", &[2.0]), ("step", &[])]),
            show: [true; 3],
            ..ExploreSettings::default()
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
        // Both ends, the jump, and the floats next to it.
        let xs: Vec<f64> = figure.columns[0].points.iter().map(|p| p.0).collect();
        assert!(xs.len() > 100 && xs.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((xs[0], xs[xs.len() - 1]), (-6.0, 6.0));
        for x in [0f64.next_down(), 0.0, 0f64.next_up()] {
            assert!(xs.contains(&x), "{x}");
        }
    }

    #[test]
    fn the_trace_is_a_pointer_layer() {
        let [Layer::Shapes(axes), Layer::Shapes(curves), Layer::Pointer(trace)] =
            &made(&ExploreSettings::default()).layers[..]
        else {
            unreachable!("three layers")
        };
        assert!(axes.len() > 20 && curves.len() > 8);
        assert!(trace.iter().any(|s| matches!(s, Shape::Line { dash, .. } if *dash == [3.0, 3.0])));
    }
}
