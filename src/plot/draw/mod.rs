//! The shapes of a function plot.

mod axes;
mod curves;
mod labels;
mod shading;
mod trace;

pub use axes::axes;
pub use curves::{PlottedCurve, curves};
pub use labels::labels;
pub use shading::{Shade, imprecise_bands, shades};
pub use trace::{TracePoint, trace};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::curve::curve;
    use crate::plot::layout::{Layout, PlotContents};
    use crate::plot::palette::Palette;
    use crate::plot::scene::Shape;
    use crate::plot::span::Span;
    use engine::activation::{Instance, Order, find};
    use plotters::style::RGBColor;

    const PALETTE: Palette = Palette::uniform(RGBColor(128, 128, 128));

    fn contents<'a>(function: &'a Instance, orders: &[Order]) -> PlotContents<'a> {
        let x = Span { from: -6.0, to: 6.0 };
        PlotContents { functions: vec![function], orders: orders.to_vec(), together: false, x, y: None }
    }

    #[test]
    fn a_rising_function_rises_on_the_screen() {
        let identity = Instance::new(find("identity").unwrap());
        let layout = Layout::new(&contents(&identity, &Order::ALL[..2]), (900.0, 600.0));
        let panel = &layout.panels[0];
        let curve = curve(&identity, Order::Value, layout.x, panel);
        let shapes = curves(
            &layout,
            panel,
            &[PlottedCurve { panel: 0, slot: 0, order: Order::Value, label: "x".into(), curve }],
            &PALETTE,
        );
        let Some(Shape::Line { points, .. }) = shapes.first() else { panic!("no line first") };
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!(first.0 < last.0 && first.1 > last.1 + 100.0, "{first:?} {last:?}");
    }

    #[test]
    fn a_line_that_crosses_the_panel_many_times_has_no_dashes() {
        let sine = Instance::new(find("sine").unwrap());
        // A period of some pixels, so that it is a line.
        for (half, dashed) in [(6.0, true), (500.0, false)] {
            let x = Span { from: -half, to: half };
            let layout =
                Layout::new(&PlotContents { x, ..contents(&sine, &Order::ALL[..1]) }, (900.0, 600.0));
            let panel = &layout.panels[0];
            let curve = curve(&sine, Order::Value, layout.x, panel);
            assert!(curve.bands.is_empty());
            let plotted =
                PlottedCurve { panel: 0, slot: 1, order: Order::Value, label: "sine".into(), curve };
            let shapes = curves(&layout, panel, &[plotted], &PALETTE);
            let [Shape::Line { dash, .. }] = &shapes[..] else { panic!("{}", shapes.len()) };
            assert_eq!(!dash.is_empty(), dashed, "{half}");
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_figure() {
        for activation in engine::activation::all() {
            let instance = &Instance::new(activation);
            let layout = Layout::new(&contents(instance, &Order::ALL), (700.0, 500.0));
            let points: Vec<TracePoint> = Order::ALL
                .into_iter()
                .map(|order| TracePoint { slot: 0, order, y: instance.at(order, 0.5), tangent: Some(1e300) })
                .collect();
            let mut shapes = trace(&layout, 0.5, &points, &PALETTE);
            for panel in &layout.panels {
                let order = panel.orders[0];
                let curve = curve(instance, order, layout.x, panel);
                let plotted = [PlottedCurve { panel: 0, slot: 0, order, label: "label".into(), curve }];
                shapes.extend(curves(&layout, panel, &plotted, &PALETTE));
                shapes.extend(labels(&layout, panel, &plotted, &PALETTE));
            }
            for shape in shapes {
                let Shape::Line { points, .. } = shape else { continue };
                for (x, y) in points {
                    assert!(
                        (0.0..=700.0).contains(&x) && (0.0..=500.0).contains(&y),
                        "{activation:?} {x} {y}"
                    );
                }
            }
        }
    }
}
