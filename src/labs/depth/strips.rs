//! Two strips for each network, signal and gradient, as shapes: a cell for each layer, from the input to the output.

use crate::format;
use crate::locale::Lang;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Shape};
use engine::depth::{MeasuredLayer, Propagation};

/// The height of a strip.
const STRIP_HEIGHT: f64 = 22.0;
/// The margins, as in the charts; the left one holds the names of the strips.
const LEFT: f64 = 84.0;
const RIGHT: f64 = 10.0;
/// Powers of ten from full colour to none.
const FADE_DECADES: f64 = 6.0;

/// The height of the verdict of a network, which takes two lines where the width is small.
fn verdict_height(width: f64) -> f64 {
    if width < 560.0 { 46.0 } else { 26.0 }
}

/// The height of a network: its verdict, its strips, and the numbers under them.
pub fn network_height(width: f64) -> f64 {
    verdict_height(width) + 2.0 * STRIP_HEIGHT + 28.0
}

/// The strips of the network in a slot: the signal relative to the input, the gradient relative to the last layer.
pub fn strips(network: &Propagation, slot: usize, width: f64, palette: &Palette, lang: Lang) -> Vec<Shape> {
    let layers = network.layers();
    let cells = network.config().depth + 1;
    let first = layers.first().map_or(f64::NAN, root_mean_square);
    let mut signal: Vec<f64> = layers.iter().map(|layer| root_mean_square(layer) / first).collect();
    let mut gradient: Vec<f64> = layers.iter().map(|layer| layer.gradient).collect();
    signal.resize(cells, f64::NAN);
    gradient.resize(cells, f64::NAN);
    let top = slot as f64 * network_height(width) + verdict_height(width);
    let mut shapes = Vec::new();
    let rows =
        [(&signal, lang.signal_strip(), top), (&gradient, lang.gradient_strip(), top + STRIP_HEIGHT + 2.0)];
    for (values, name, top) in rows {
        shapes.extend(strip(values, top, width, slot, palette));
        let at = (0.0, top + 0.5 * STRIP_HEIGHT);
        shapes.push(Shape::text(name, at, Anchor::Right, 12.0, palette.soft));
    }
    shapes.extend(numbers(&gradient, top + 2.0 * STRIP_HEIGHT + 8.0, width, palette));
    shapes
}

fn root_mean_square(layer: &MeasuredLayer) -> f64 {
    (layer.variance + layer.mean * layer.mean).sqrt()
}

/// The cells of a strip.
fn strip(values: &[f64], top: f64, width: f64, slot: usize, palette: &Palette) -> Vec<Shape> {
    let cell = (width - LEFT - RIGHT) / values.len() as f64;
    let gap = if cell > 10.0 { 1.0 } else { 0.0 };
    // Edges on whole pixels: the background would show through antialiased ones.
    let edge = |l: usize| (LEFT + l as f64 * cell).round();
    let mut shapes = Vec::new();
    for (l, value) in values.iter().enumerate().filter(|(_, v)| !v.is_nan()) {
        let (from, to) = ((edge(l), top), (edge(l + 1) - gap, top + STRIP_HEIGHT));
        shapes.extend(inks(*value, slot, palette).into_iter().map(|ink| Shape::Box { from, to, ink }));
    }
    shapes
}

/// The colours of a cell: full at 1, paler with each power of ten below, towards the colour for alarm above.
fn inks(relative: f64, slot: usize, palette: &Palette) -> Vec<Ink> {
    if !relative.is_finite() {
        return vec![Ink(palette.bad, 1.0)];
    }
    let power = relative.log10();
    let mut inks = vec![Ink(palette.curves[slot], (1.0 + power.min(0.0) / FADE_DECADES).clamp(0.03, 1.0))];
    if power > 0.0 {
        inks.push(Ink(palette.bad, (power / FADE_DECADES).min(1.0)));
    }
    inks
}

/// Numbers under the strip of the gradient, as colour alone does not suffice.
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
            // Not `clamp`, which panics if the width is so small that the limits cross.
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
        let mut palette = Palette::uniform(RGBColor(1, 2, 3));
        palette.curves[1] = RGBColor(9, 9, 9);
        palette.bad = RGBColor(200, 0, 0);
        palette
    }

    #[test]
    fn a_cell_fades_with_each_power_of_ten_below_and_turns_red_above() {
        let palette = palette();
        let (own, bad) = (palette.curves[1], palette.bad);
        assert_eq!(inks(1.0, 1, &palette), [Ink(own, 1.0)]);
        assert_eq!(inks(1e-3, 1, &palette), [Ink(own, 0.5)]);
        assert_eq!(inks(0.0, 1, &palette), [Ink(own, 0.03)]);
        assert_eq!(inks(1e3, 1, &palette), [Ink(own, 1.0), Ink(bad, 0.5)]);
        assert_eq!(inks(f64::INFINITY, 1, &palette), [Ink(bad, 1.0)]);
    }

    #[test]
    fn cells_without_a_number_are_empty_and_the_others_fill_the_width() {
        let cells = strip(&[1.0, f64::NAN, 1.0], 0.0, 394.0, 0, &palette());
        let [Shape::Box { from, .. }, Shape::Box { to, .. }] = &cells[..] else { unreachable!("two cells") };
        assert_eq!((from.0, to.0), (LEFT, 394.0 - RIGHT - 1.0));
    }

    #[test]
    fn networks_do_not_overlap() {
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
        let height = network_height(800.0);
        assert!(tops(0).0 >= 26.0 && tops(0).1 < height && tops(1).0 >= height && tops(1).1 < 2.0 * height);
    }
}
