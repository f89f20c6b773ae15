//! What is drawn of a network: its field, its units, its past. Pure.

use crate::number;
use crate::plot::frame::Rect;
use crate::plot::palette::{DASHES, Palette};
use crate::plot::scene::{Anchor, Ink, Px, Shape};
use crate::plot::ticks;
use crate::settings::Span;
use engine::nn::data::REACH;
use engine::nn::{Dataset, Health, Mlp, Record, Story, Task, Workspace};
use plotters::style::RGBColor;

/// Points along a side of the field.
pub const GRID: usize = 40;
/// Half the side of what is shown of the plane.
pub const EDGE: f64 = 1.25 * REACH;

/// The inputs of the field: a grid from the upper left, or points along the one input.
pub fn field_space(net: &Mlp) -> Workspace {
    let along = |i: usize| EDGE * (2.0 * (i as f64 + 0.5) / GRID as f64 - 1.0);
    let flat = net.inputs() == 1;
    let points = if flat { 4 * GRID } else { GRID * GRID };
    let mut space = Workspace::new(net, points);
    space.load(points, |feature, j| match feature {
        _ if flat => EDGE * (2.0 * j as f64 / (points - 1) as f64 - 1.0),
        0 => along(j % GRID),
        _ => -along(j / GRID),
    });
    space
}

/// The colour of a value from −1 (the one class) over 0 (the paper) to 1 (the other).
fn blend(value: f64, palette: &Palette) -> RGBColor {
    let value = if value.is_nan() { 0.0 } else { engine::limit(value, -1.0, 1.0) };
    let to = palette.classes[usize::from(value > 0.0)];
    let share = 0.62 * value.abs();
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round() as u8;
    RGBColor(mix(palette.paper.0, to.0), mix(palette.paper.1, to.1), mix(palette.paper.2, to.2))
}

/// Pixels, red, green, blue and opacity, of a row of values over the grid.
pub fn pixels(values: &[f64], scale: f64, palette: &Palette) -> Vec<u8> {
    let pixel = |v: &f64| {
        let RGBColor(r, g, b) = blend(v / scale, palette);
        [r, g, b, 255]
    };
    values.iter().flat_map(pixel).collect()
}

/// The largest magnitude, at least a little.
pub fn scale(values: &[f64]) -> f64 {
    values.iter().filter(|v| v.is_finite()).fold(1e-9, |largest: f64, v| largest.max(v.abs()))
}

fn inside(value: f64, size: f64) -> f64 {
    (value + EDGE) / (2.0 * EDGE) * size
}

/// The samples over the plane: one class filled, the other as rings; test samples smaller.
pub fn samples(data: &Dataset, size: f64, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (samples, radius) in [(&data.test, 1.7), (&data.train, 2.9)] {
        let range = scale(samples.targets());
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (inside(samples.feature(0)[j], size), size - inside(samples.feature(1)[j], size));
            let color = palette.classes[usize::from(*target > 0.0)];
            let opacity = if data.task == Task::Regression { (target.abs() / range).max(0.15) } else { 1.0 };
            shapes.push(Shape::Disc { at, radius: radius + 0.8, ink: Ink(palette.paper, 1.0) });
            shapes.push(Shape::Disc { at, radius, ink: Ink(color, opacity) });
            if *target <= 0.0 {
                shapes.push(Shape::Disc { at, radius: 0.45 * radius, ink: Ink(palette.paper, 1.0) });
            }
        }
    }
    shapes
}

/// The samples of one input, and the curve that the network has fitted.
pub fn fit(data: &Dataset, outputs: &[f64], size: f64, slot: usize, palette: &Palette) -> Vec<Shape> {
    let (low, high) = (-1.4, 2.0);
    let up = |t: f64| (high - engine::limit(t, low - 1.0, high + 1.0)) / (high - low) * size;
    let grid = |from: Px, to: Px| Shape::Line {
        points: vec![from, to],
        ink: Ink(palette.grid, 1.0),
        width: 1.0,
        dash: &[],
    };
    let mut shapes = vec![grid((0.0, up(0.0)), (size, up(0.0))), grid((size / 2.0, 0.0), (size / 2.0, size))];
    for (samples, radius) in [(&data.test, 1.4), (&data.train, 2.2)] {
        for (j, target) in samples.targets().iter().enumerate() {
            let at = (inside(samples.feature(0)[j], size), up(*target));
            shapes.push(Shape::Disc { at, radius, ink: Ink(palette.soft, 0.55) });
        }
    }
    let last = (outputs.len().max(2) - 1) as f64;
    let points: Vec<Px> = outputs.iter().enumerate().map(|(j, o)| (j as f64 / last * size, up(*o))).collect();
    if outputs.iter().all(|o| o.is_finite()) {
        let ink = Ink(palette.curves[slot], 1.0);
        shapes.push(Shape::Line { points, ink, width: 2.5, dash: DASHES[slot] });
    }
    shapes
}

/// Where the units of a network are drawn: centres of inputs, hidden units and output, and the side of
/// a unit's picture.
pub struct Layout {
    /// The inputs, each hidden layer, and the output.
    pub columns: Vec<Vec<Px>>,
    /// The side of a unit.
    pub side: f64,
}

impl Layout {
    /// Within this size.
    pub fn new(net: &Mlp, (width, height): (f64, f64)) -> Self {
        let counts: Vec<usize> =
            std::iter::once(net.inputs()).chain(net.layers().iter().map(|l| l.units)).collect();
        let most = counts.iter().copied().max().unwrap_or(1) as f64;
        let gap = width / counts.len() as f64;
        // The frame of the unit that is looked at needs some room.
        let room = height - 10.0;
        let side = (0.78 * room / most).min(0.62 * gap).min(26.0);
        let column = |(i, n): (usize, &usize)| {
            let step = (room / *n as f64).min(side * 1.7 + 6.0);
            let top = 0.5 * (height - step * (*n as f64 - 1.0));
            (0..*n).map(|k| ((i as f64 + 0.5) * gap, top + step * k as f64)).collect()
        };
        Layout { columns: counts.iter().enumerate().map(column).collect(), side }
    }
}

/// The most weights of a layer that are drawn: hundreds of faint lines tell nothing.
const EDGES: usize = 100;

/// The largest weights as lines: the thicker the larger; dashed where negative.
pub fn edges(net: &Mlp, layout: &Layout, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (l, layer) in net.layers().iter().enumerate() {
        let weights = &net.values()[layer.weights()];
        let largest = scale(weights);
        let mut sizes: Vec<f64> = weights.iter().map(|w| w.abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(EDGES).copied().unwrap_or(0.0).max(0.08 * largest);
        for unit in 0..layer.units {
            for (input, at) in layer.weights_into(unit).enumerate() {
                let w = net.values()[at];
                let share = w.abs() / largest;
                if w.abs() < least {
                    continue;
                }
                shapes.push(Shape::Line {
                    points: vec![layout.columns[l][input], layout.columns[l + 1][unit]],
                    ink: Ink(palette.classes[usize::from(w > 0.0)], 0.2 + 0.6 * share),
                    width: 0.4 + 2.2 * share,
                    dash: if w < 0.0 { &[4.0, 3.0] } else { &[] },
                });
            }
        }
    }
    shapes
}

/// The frame of a unit, the share on which it sleeps as a bar, and a cross where it is dead.
pub fn unit(at: Px, side: f64, story: &Story, dormant: f64, chosen: bool, palette: &Palette) -> Vec<Shape> {
    let half = 0.5 * side;
    let corner = |x: f64, y: f64| (at.0 + x * half, at.1 + y * half);
    let stroke = |points: Vec<Px>, color: RGBColor, width: f64| Shape::Line {
        points,
        ink: Ink(color, 1.0),
        width,
        dash: &[],
    };
    let border = vec![
        corner(-1.0, -1.0),
        corner(1.0, -1.0),
        corner(1.0, 1.0),
        corner(-1.0, 1.0),
        corner(-1.0, -1.0),
        corner(1.0, -1.0),
    ];
    let mut shapes = Vec::new();
    if story.health == Health::Dead {
        shapes.push(Shape::Box {
            from: corner(-1.0, -1.0),
            to: corner(1.0, 1.0),
            ink: Ink(palette.paper, 0.85),
        });
        shapes.push(stroke(border, palette.bad, 2.0));
        shapes.push(stroke(vec![corner(-0.6, -0.6), corner(0.6, 0.6)], palette.bad, 2.0));
        shapes.push(stroke(vec![corner(0.6, -0.6), corner(-0.6, 0.6)], palette.bad, 2.0));
    } else {
        if dormant > 0.0 {
            shapes.push(Shape::Box {
                from: corner(-1.0, 1.0 - 2.0 * dormant),
                to: corner(1.0, 1.0),
                ink: Ink(palette.ink, 0.28),
            });
        }
        let color = if story.health == Health::Saturated { palette.bad } else { palette.soft };
        shapes.push(stroke(border, color, 1.0));
    }
    if chosen {
        let out = half + 3.5;
        let around = [(-out, -out), (out, -out), (out, out), (-out, out), (-out, -out), (out, -out)];
        let points = around.iter().map(|(x, y)| (at.0 + x, at.1 + y)).collect();
        shapes.push(stroke(points, palette.ink, 2.0));
    }
    shapes
}

/// A line of a chart.
pub struct Series {
    /// The slot that gives colour and dash.
    pub slot: usize,
    /// Whether it is drawn faint.
    pub faint: bool,
    /// Epochs and values.
    pub points: Vec<(f64, f64)>,
}

/// Epochs and what `read` finds in their records, but for what is not finite.
pub fn series(records: &[Record], slot: usize, faint: bool, read: impl Fn(&Record) -> f64) -> Series {
    let point = |r: &Record| (r.epoch as f64, read(r));
    Series { slot, faint, points: records.iter().map(point).filter(|p| p.1.is_finite()).collect() }
}

/// The room of the plot within a chart of this size.
pub fn chart_rect((width, height): (f64, f64)) -> Rect {
    Rect { left: 46.0, top: 8.0, width: (width - 56.0).max(1.0), height: (height - 34.0).max(1.0) }
}

/// Marks at 1, 2 and 5 times the powers of ten on an axis of logarithms, or at the powers alone, or at
/// every third of them, so that there are few.
fn decades(y: Span) -> ticks::Ticks {
    let (mantissas, step): (&[f64], i32) = match y.width() {
        w if w < 1.5 => (&[1.0, 2.0, 5.0], 1),
        w if w < 5.0 => (&[1.0], 1),
        _ => (&[1.0], 3),
    };
    let mut found = ticks::Ticks { values: Vec::new(), labels: Vec::new() };
    for power in y.from.floor() as i32..=y.to.ceil() as i32 {
        for mantissa in mantissas.iter().filter(|_| power % step == 0) {
            let at = f64::from(power) + mantissa.log10();
            if (y.from..=y.to).contains(&at) {
                let size = mantissa * 10f64.powi(power);
                let plain = (-3..=3).contains(&power);
                let decimals = engine::limit(f64::from(-power), 0.0, 3.0) as u8;
                found.values.push(at);
                found.labels.push(if plain {
                    number::fixed(size, decimals)
                } else {
                    number::scientific(size, 0)
                });
            }
        }
    }
    found
}

/// Lines over epochs, with a mark at one of them. The values are taken by their logarithm if asked.
pub fn chart(
    all: &[Series],
    size: (f64, f64),
    epochs: f64,
    logarithmic: bool,
    mark: Option<f64>,
    palette: &Palette,
) -> Vec<Shape> {
    let rect = chart_rect(size);
    // Zero has no place on an axis of logarithms: there the line pauses.
    let shown = |v: f64| !logarithmic || v > 0.0;
    let value = |v: f64| if logarithmic { v.log10() } else { v };
    let values = || all.iter().flat_map(|s| &s.points).filter(|p| shown(p.1)).map(|p| value(p.1));
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
    let low = if logarithmic { low } else { low.min(0.0) };
    let margin = (0.06 * (high - low)).max(if logarithmic { 0.15 } else { 0.02 });
    let y = Span { from: if low == 0.0 && !logarithmic { 0.0 } else { low - margin }, to: high + margin };
    let x = Span { from: 0.0, to: epochs.max(1.0) };
    let px = |e: f64| rect.left + (e - x.from) / x.width() * rect.width;
    let py = |v: f64| rect.bottom() - (v - y.from) / y.width() * rect.height;
    let line = |points: Vec<Px>, color: RGBColor, width: f64| Shape::Line {
        points,
        ink: Ink(color, 1.0),
        width,
        dash: &[],
    };
    let text = |text: &str, at: Px, anchor: Anchor| Shape::Text {
        text: text.into(),
        at,
        anchor,
        size: 12.0,
        formula: false,
        color: palette.soft,
    };
    let mut shapes = Vec::new();
    let crisp = |px: f64| px.floor() + 0.5;
    let across = ticks::horizontal(x, rect.width);
    for (tick, label) in across.values.iter().zip(&across.labels).filter(|(t, _)| t.fract() == 0.0) {
        let at = crisp(px(*tick));
        shapes.push(line(vec![(at, rect.top), (at, rect.bottom())], palette.grid, 1.0));
        shapes.push(text(label, (at, rect.bottom() + 7.0), Anchor::Below));
    }
    let up = if logarithmic { decades(y) } else { ticks::vertical(y, rect.height) };
    for (tick, label) in up.values.iter().zip(&up.labels) {
        let at = crisp(py(*tick));
        shapes.push(line(vec![(rect.left, at), (rect.right(), at)], palette.grid, 1.0));
        shapes.push(text(label, (rect.left - 6.0, at), Anchor::Left));
    }
    shapes.push(line(
        vec![(rect.left, rect.top), (rect.left, rect.bottom()), (rect.right(), rect.bottom())],
        palette.soft,
        1.0,
    ));
    for one in all {
        let ink = Ink(palette.curves[one.slot], if one.faint { 0.45 } else { 1.0 });
        let width = if one.faint { 1.2 } else { 2.2 };
        for stretch in one.points.split(|p| !shown(p.1)).filter(|stretch| !stretch.is_empty()) {
            let points: Vec<Px> = stretch.iter().map(|p| (px(p.0), py(value(p.1)))).collect();
            match points.as_slice() {
                [only] => shapes.push(Shape::Disc { at: *only, radius: 3.0, ink }),
                _ => shapes.push(Shape::Line { points, ink, width, dash: DASHES[one.slot] }),
            }
        }
    }
    if let Some(mark) = mark {
        let at = crisp(px(mark));
        shapes.push(line(vec![(at, rect.top), (at, rect.bottom())], palette.ink, 1.0));
    }
    shapes
}

/// The activation over the range of a unit's pre-activations, above their histogram.
pub fn histogram(
    z: &[f64],
    f: impl Fn(f64) -> f64,
    size: (f64, f64),
    slot: usize,
    palette: &Palette,
) -> Vec<Shape> {
    const BINS: usize = 36;
    let rect = chart_rect(size);
    let (low, high) = z.iter().fold((-1.0f64, 1.0f64), |(l, h), v| (l.min(*v), h.max(*v)));
    let margin = 0.08 * (high - low);
    let x = Span { from: low - margin, to: high + margin };
    let px = |v: f64| rect.left + (v - x.from) / x.width() * rect.width;
    let mut counts = [0usize; BINS];
    for v in z {
        let bin = ((v - x.from) / x.width() * BINS as f64) as usize;
        counts[bin.min(BINS - 1)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    let floor = rect.bottom();
    let mut shapes: Vec<Shape> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(bin, count)| {
            let left = rect.left + bin as f64 / BINS as f64 * rect.width;
            Shape::Box {
                from: (left, floor - *count as f64 / most * 0.5 * rect.height),
                to: (left + rect.width / BINS as f64 - 1.0, floor),
                ink: Ink(palette.soft, 0.5),
            }
        })
        .collect();
    let points: Vec<(f64, f64)> = (0..=240)
        .map(|i| x.from + x.width() * f64::from(i) / 240.0)
        .map(|v| (v, f(v)))
        .filter(|p| p.1.is_finite())
        .collect();
    let (low, high) = points.iter().fold((0.0f64, 0.1f64), |(l, h), p| (l.min(p.1), h.max(p.1)));
    let py = |v: f64| rect.bottom() - (v - low) / (high - low) * rect.height;
    let line = |points: Vec<Px>, color: RGBColor, width: f64, dash: &'static [f64]| Shape::Line {
        points,
        ink: Ink(color, 1.0),
        width,
        dash,
    };
    shapes.push(line(vec![(px(0.0), rect.top), (px(0.0), floor)], palette.soft, 1.0, &[]));
    shapes.push(line(vec![(rect.left, floor), (rect.right(), floor)], palette.soft, 1.0, &[]));
    let curve = points.iter().map(|p| (px(p.0), py(p.1))).collect();
    shapes.push(line(curve, palette.curves[slot], 2.2, DASHES[slot]));
    let across = ticks::horizontal(x, rect.width);
    for (tick, label) in across.values.iter().zip(&across.labels) {
        shapes.push(Shape::Text {
            text: label.clone(),
            at: (px(*tick), floor + 7.0),
            anchor: Anchor::Below,
            size: 12.0,
            formula: false,
            color: palette.soft,
        });
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_logarithms_are_few_and_round() {
        let labels = |from: f64, to: f64| decades(Span { from, to }).labels;
        assert_eq!(labels(-1.5, -0.25), ["0.05", "0.1", "0.2", "0.5"]);
        assert_eq!(labels(-3.2, 0.2), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(labels(-9.5, 0.2), ["10⁻⁹", "10⁻⁶", "0.001", "1"]);
    }
}
