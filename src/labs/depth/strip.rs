//! The strips of a network, as shapes: every layer a cell, from the input to the output.

use crate::format;
use crate::locale::Lang;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Shape};
use engine::depth::{MeasuredLayer, Propagation};

/// The height of a strip.
const STRIP: f64 = 22.0;
/// The place of the strips' names, and what is left free on the other side, as in the chart above.
const LEFT: f64 = 84.0;
const RIGHT: f64 = 10.0;
/// Decimal powers from full colour to none.
const FADE: f64 = 6.0;

/// The height of a network's verdict, which takes more lines where there is little width.
fn verdict_height(width: f64) -> f64 {
    if width < 560.0 { 46.0 } else { 26.0 }
}

/// The height of a network's room: its verdict, and its strips and numbers under it.
pub fn room_height(width: f64) -> f64 {
    verdict_height(width) + 2.0 * STRIP + 28.0
}

/// The strips of the network in a slot: the signal relative to the input, the gradient relative to the output.
pub fn strips(network: &Propagation, slot: usize, width: f64, palette: &Palette, lang: Lang) -> Vec<Shape> {
    let layers = network.layers();
    let cells = network.config().depth + 1;
    let first = layers.first().map_or(f64::NAN, root_mean_square);
    let mut signal: Vec<f64> = layers.iter().map(|layer| root_mean_square(layer) / first).collect();
    let mut gradient: Vec<f64> = layers.iter().map(|layer| layer.gradient).collect();
    signal.resize(cells, f64::NAN);
    gradient.resize(cells, f64::NAN);
    let top = slot as f64 * room_height(width) + verdict_height(width);
    let mut shapes = Vec::new();
    let rows = [(&signal, lang.signal_strip(), top), (&gradient, lang.gradient_strip(), top + STRIP + 2.0)];
    for (values, name, top) in rows {
        shapes.extend(strip(values, top, width, slot, palette));
        let at = (0.0, top + 0.5 * STRIP);
        shapes.push(Shape::text(name, at, Anchor::Right, 12.0, palette.soft));
    }
    shapes.extend(numbers(&gradient, top + 2.0 * STRIP + 8.0, width, palette));
    shapes
}

fn root_mean_square(layer: &MeasuredLayer) -> f64 {
    (layer.variance + layer.mean * layer.mean).sqrt()
}

/// The cells of one strip.
fn strip(values: &[f64], top: f64, width: f64, slot: usize, palette: &Palette) -> Vec<Shape> {
    let cell = (width - LEFT - RIGHT) / values.len() as f64;
    let gap = if cell > 10.0 { 1.0 } else { 0.0 };
    // On whole pixels, or neighbours would let the ground shine through between them.
    let edge = |l: usize| (LEFT + l as f64 * cell).round();
    let mut shapes = Vec::new();
    for (l, value) in values.iter().enumerate().filter(|(_, v)| !v.is_nan()) {
        let (from, to) = ((edge(l), top), (edge(l + 1) - gap, top + STRIP));
        shapes.extend(inks(*value, slot, palette).into_iter().map(|ink| Shape::Box { from, to, ink }));
    }
    shapes
}

/// The colours of a cell: full at 1, paler for every power of ten below, towards the colour of alarm above.
fn inks(relative: f64, slot: usize, palette: &Palette) -> Vec<Ink> {
    if !relative.is_finite() {
        return vec![Ink(palette.bad, 1.0)];
    }
    let power = relative.log10();
    let mut inks = vec![Ink(palette.curves[slot], (1.0 + power.min(0.0) / FADE).clamp(0.03, 1.0))];
    if power > 0.0 {
        inks.push(Ink(palette.bad, (power / FADE).min(1.0)));
    }
    inks
}

/// Numbers of the gradient under its strip: colour alone is never enough.
fn numbers(gradient: &[f64], top: f64, width: f64, palette: &Palette) -> Vec<Shape> {
    let cells = gradient.len();
    let half = 0.5 * (width - LEFT - RIGHT) / cells as f64;
    let count = if width < 560.0 { 3 } else { 5 };
    let mut shapes = Vec::new();
    for i in 0..count {
        let layer = (cells - 1) * i / (count - 1);
        let value = gradient[layer];
        if !value.is_nan() {
            let x = LEFT + (2 * layer + 1) as f64 * half;
            // `max` first: in no width at all the ends would cross.
            let at = (x.max(LEFT + 32.0).min(width - 32.0), top);
            shapes.push(Shape::text(&format::three_digits(value), at, Anchor::Below, 12.0, palette.soft));
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::super::networks::tests::small;
    use super::*;
    use plotters::style::RGBColor;

    fn palette() -> Palette {
        let grey = RGBColor(1, 2, 3);
        let mut curves = [grey; 6];
        curves[1] = RGBColor(9, 9, 9);
        Palette {
            paper: grey,
            ink: grey,
            soft: grey,
            grid: grey,
            bad: RGBColor(200, 0, 0),
            classes: [grey; 2],
            curves,
        }
    }

    #[test]
    fn a_cell_fades_with_every_power_of_ten_and_turns_red_above() {
        let palette = palette();
        let (own, bad) = (palette.curves[1], palette.bad);
        assert_eq!(inks(1.0, 1, &palette), [Ink(own, 1.0)]);
        assert_eq!(inks(1e-3, 1, &palette), [Ink(own, 0.5)]);
        assert_eq!(inks(0.0, 1, &palette), [Ink(own, 0.03)]);
        assert_eq!(inks(1e3, 1, &palette), [Ink(own, 1.0), Ink(bad, 0.5)]);
        assert_eq!(inks(f64::INFINITY, 1, &palette), [Ink(bad, 1.0)]);
    }

    #[test]
    fn cells_without_a_number_stay_empty_and_the_others_fill_the_width() {
        let cells = strip(&[1.0, f64::NAN, 1.0], 0.0, 394.0, 0, &palette());
        let [Shape::Box { from, .. }, Shape::Box { to, .. }] = &cells[..] else { unreachable!("two cells") };
        assert_eq!((from.0, to.0), (LEFT, 394.0 - RIGHT - 1.0));
    }

    #[test]
    fn every_slot_has_its_room() {
        let networks = small(&["relu", "tanh"], 1000);
        let tops = |slot: usize| {
            let shapes = strips(&networks.measured[slot], slot, 800.0, &palette(), Lang::English);
            let tops = shapes.iter().map(|shape| match shape {
                Shape::Box { from, .. } => from.1,
                Shape::Text { at, .. } => at.1,
                _ => unreachable!("cells and texts"),
            });
            tops.fold((f64::INFINITY, 0.0f64), |(l, h), y| (l.min(y), h.max(y)))
        };
        let room = room_height(800.0);
        assert!(tops(0).0 >= 26.0 && tops(0).1 < room && tops(1).0 >= room && tops(1).1 < 2.0 * room);
    }
}
