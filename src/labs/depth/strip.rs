//! The heat-strips: every layer a cell, from the input to the output, and what becomes of the gradient.

use super::work::Work;
use super::{drawn, lane_name};
use crate::browser::size_of;
use crate::dom::{El, el};
use crate::number;
use crate::plot::draw;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Shape};
use crate::reactive::*;
use crate::store::Store;
use crate::ui::kept;
use engine::depth::{Measured, Propagation};

/// The heights of a strip, and of a network's room with its two strips.
const STRIP: f64 = 22.0;
const ROOM: f64 = 76.0;
/// The place of the strips' names.
const LEFT: f64 = 84.0;
/// Decimal powers from full colour to none.
const FADE: f64 = 6.0;

/// One cell's colour: full at 1, paler for every power of ten below, towards the colour of alarm above.
fn inks(relative: f64, slot: usize, palette: &Palette) -> [Option<Ink>; 2] {
    if !relative.is_finite() {
        return [None, Some(Ink(palette.bad, 1.0))];
    }
    let power = relative.log10();
    let own = engine::limit(1.0 + power.min(0.0) / FADE, 0.03, 1.0);
    let alarm = engine::limit(power / FADE, 0.0, 1.0);
    [Some(Ink(palette.curves[slot], own)), (alarm > 0.0).then_some(Ink(palette.bad, alarm))]
}

/// The cells of one strip and the numbers under it.
fn strip(values: &[f64], top: f64, width: f64, slot: usize, palette: &Palette, shapes: &mut Vec<Shape>) {
    let cell = (width - LEFT) / values.len() as f64;
    let gap = if cell > 5.0 { 1.0 } else { 0.0 };
    for (l, value) in values.iter().enumerate().filter(|(_, v)| !v.is_nan()) {
        let from = (LEFT + l as f64 * cell, top);
        let to = (from.0 + cell - gap, top + STRIP);
        shapes.extend(inks(*value, slot, palette).into_iter().flatten().map(|ink| Shape::Box {
            from,
            to,
            ink,
        }));
    }
}

fn rms(layer: &Measured) -> f64 {
    (layer.variance + layer.mean * layer.mean).sqrt()
}

/// All strips of a network: the signal relative to the input, the gradient relative to the output.
fn strips_of(network: &Propagation, name: &str, slot: usize, width: f64, palette: &Palette) -> Vec<Shape> {
    let layers = network.layers();
    let cells = network.config().depth + 1;
    let first = layers.first().map_or(f64::NAN, rms);
    let mut signal: Vec<f64> = layers.iter().map(|l| rms(l) / first).collect();
    let mut gradient: Vec<f64> = layers.iter().map(|l| l.gradient).collect();
    signal.resize(cells, f64::NAN);
    gradient.resize(cells, f64::NAN);
    let top = slot as f64 * ROOM + 4.0;
    let mut shapes = Vec::new();
    let marked = [(signal, "signal →", top), (gradient, "← gradient", top + STRIP + 2.0)];
    for (values, name, top) in &marked {
        strip(values, *top, width, slot, palette, &mut shapes);
        let at = (0.0, top + 0.5 * STRIP);
        shapes.push(draw::text(name, at, Anchor::Right, 12.0, palette.soft));
    }
    let below = top + 2.0 * STRIP + 8.0;
    shapes.push(draw::text(name, (0.0, below + 6.0), Anchor::Right, 12.0, palette.curves[slot]));
    // Numbers of the gradient under its strip: colour alone is never enough.
    let count = if width < 560.0 { 3 } else { 5 };
    for i in 0..count {
        let layer = (cells - 1) * i / (count - 1);
        let value = marked[1].0[layer];
        if !value.is_nan() {
            let half = 0.5 * (width - LEFT) / cells as f64;
            let x = LEFT + (2 * layer + 1) as f64 * half;
            let at = (engine::limit(x, LEFT + 32.0, width - 32.0), below);
            shapes.push(draw::text(&number::short(value), at, Anchor::Below, 12.0, palette.soft));
        }
    }
    shapes
}

/// What is left of the gradient in one sentence.
fn verdict(network: &Propagation) -> String {
    let layers = network.config().depth;
    match network.layers().first().map(|l| l.gradient).filter(|_| network.done()) {
        Some(gradient) => kept::sentence(gradient, layers, kept::VANISHES, kept::EXPLODES),
        None => "is being measured".into(),
    }
}

/// The strips of all networks and their verdicts.
pub fn strips(store: Store, work: Work, colors: Memo<Palette>) -> El {
    let count = store.memo(|s| s.deep.lanes.len());
    let busy = text(move || match work.progress() {
        p if p < 1.0 => format!("Measured {} %", number::fixed(100.0 * p, 0)),
        _ => String::new(),
    });
    let height = text(move || format!("height:{}px", count.get() * ROOM as usize));
    let place = el("div").class("chart").set("style", height);
    let size = size_of(&place);
    let shapes = move |size: (f64, f64)| {
        let (colors, deep) = (colors.get(), work.deep.get());
        work.look(|bench| {
            let of = |(slot, n)| strips_of(n, &lane_name(&deep, slot), slot, size.0, &colors);
            bench.networks.iter().enumerate().flat_map(of).collect()
        })
    };
    el("section")
        .class("strips")
        .set("aria-label", "Verdicts")
        .with(el("ul").html(verdicts(work)))
        .with(drawn(place, size, shapes))
        .with(el("p").class("busy").set("role", "status").text(busy))
}

/// The verdicts of all networks, each as high as its strips, as HTML.
fn verdicts(work: Work) -> Signal<String> {
    text(move || {
        let deep = work.deep.get();
        work.look(|bench| {
            let row = |(slot, n): (usize, &Propagation)| {
                format!(
                    "<li style=\"height:{ROOM}px\"><b style=\"color:var(--c{})\">{}</b> <span>{}</span></li>",
                    slot + 1,
                    lane_name(&deep, slot),
                    verdict(n)
                )
            };
            bench.networks.iter().enumerate().map(row).collect()
        })
    })
}
