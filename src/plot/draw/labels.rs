//! Labels of curves.

use super::curves::{PlottedCurve, curve_width};
use crate::plot::layout::{Layout, NARROW, Panel};
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Anchor, Shape};
use engine::activation::Order;

/// The labels of the curves at their right ends, each with a sample of the stroke and a leader line.
pub fn labels(layout: &Layout, panel: &Panel, drawn: &[PlottedCurve], palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let rect = panel.rect;
    // In a shared panel the curves of a function have the same colour.
    let label = |one: &PlottedCurve, max: usize| match one.order {
        Order::Slope if panel.orders.len() > 1 => format!("{} f′", shortened(&one.label, max - 3)),
        Order::SecondDerivative if panel.orders.len() > 1 => format!("{} f″", shortened(&one.label, max - 3)),
        _ => shortened(&one.label, max),
    };
    let end = |d: &PlottedCurve| {
        let line = d.curve.lines.last().and_then(|line| line.last()).copied();
        let band = d.curve.bands.last().and_then(|band| band.last());
        let band = band.map(|(x, low, high)| (*x, 0.5 * (low + high)));
        let last = line.into_iter().chain(band).max_by(|a, b| a.0.total_cmp(&b.0));
        last.map_or(rect.top + 0.5 * rect.height, |p| panel.px_from_y(p.1))
    };
    let wanted: Vec<f64> = drawn.iter().map(end).collect();
    let placed = spread_labels(&wanted, rect.top + 4.0, rect.bottom() - 4.0);
    let narrow = layout.size.0 < NARROW;
    let (stub, size, max) = if narrow { (0.0, 11.0, 11) } else { (20.0, 13.0, 16) };
    for ((one, from), to) in drawn.iter().zip(wanted).zip(placed) {
        let color = palette.curves[one.slot];
        let start = rect.right() + 3.0;
        let bend = start + 7.0;
        shapes.push(Shape::line(vec![(start, from), (bend, to)], color, 1.0, &[]));
        if stub > 0.0 {
            shapes.push(Shape::line(
                vec![(bend, to), (bend + stub, to)],
                color,
                curve_width(panel, one.order),
                DASHES[one.slot],
            ));
        }
        let at = (bend + stub + 4.0, to);
        shapes.push(Shape::text(&label(one, max), at, Anchor::Right, size, color));
    }
    shapes
}

fn shortened(label: &str, max: usize) -> String {
    if label.chars().count() <= max {
        return label.into();
    }
    let kept: String = label.chars().take(max - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The least distance between labels in CSS pixels.
const LINE_HEIGHT: f64 = 16.0;

/// Positions of labels, as near to `wanted` as possible, a line apart and within the limits. Labels with the same wanted
/// position keep their order.
fn spread_labels(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut placed = vec![0.0; wanted.len()];
    let gap = LINE_HEIGHT.min((bottom - top) / (wanted.len().max(2) - 1) as f64);
    let mut left: Vec<usize> = (0..wanted.len()).collect();
    let mut least = top;
    while !left.is_empty() {
        let next = (1..left.len()).fold(0, |n, i| if wanted[left[i]] < wanted[left[n]] { i } else { n });
        let i = left.remove(next);
        placed[i] = wanted[i].clamp(least, (bottom - left.len() as f64 * gap).max(least));
        least = placed[i] + gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_coincide_are_set_apart_within_the_plot() {
        let placed = spread_labels(&[50.0, 50.0, 52.0, 0.0], 4.0, 60.0);
        // The one that wants 52 comes last, at 60, so those that want 50 move up to make room.
        assert_eq!(placed, [28.0, 44.0, 60.0, 4.0]);
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(spread_labels(&[80.0, 20.0], 0.0, 100.0), [80.0, 20.0]);
    }
}
