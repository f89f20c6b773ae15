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

/// The height of a strip.
const STRIP: f64 = 22.0;
/// The place of the strips' names, and what is left free on the other side, as in the chart above.
const LEFT: f64 = 84.0;
const RIGHT: f64 = 10.0;
/// Decimal powers from full colour to none.
const FADE: f64 = 6.0;

/// What the colours mean.
const SCALE: &str = "Full colour: the size of the signal at the input, of the gradient at the output. It fades with every power of ten below, to nothing after six, and turns red above.";

/// The height of a network's verdict, which takes more lines where there is little width, and of its room with
/// strips and numbers under it.
fn heights(width: f64) -> (f64, f64) {
    let verdict = if width < 560.0 { 46.0 } else { 26.0 };
    (verdict, verdict + 2.0 * STRIP + 28.0)
}

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
    let cell = (width - LEFT - RIGHT) / values.len() as f64;
    let gap = if cell > 10.0 { 1.0 } else { 0.0 };
    // On whole pixels, or neighbours would let the ground shine through between them.
    let edge = |l: usize| (LEFT + l as f64 * cell).round();
    for (l, value) in values.iter().enumerate().filter(|(_, v)| !v.is_nan()) {
        let (from, to) = ((edge(l), top), (edge(l + 1) - gap, top + STRIP));
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
fn strips_of(network: &Propagation, slot: usize, width: f64, palette: &Palette) -> Vec<Shape> {
    let layers = network.layers();
    let cells = network.config().depth + 1;
    let first = layers.first().map_or(f64::NAN, rms);
    let mut signal: Vec<f64> = layers.iter().map(|l| rms(l) / first).collect();
    let mut gradient: Vec<f64> = layers.iter().map(|l| l.gradient).collect();
    signal.resize(cells, f64::NAN);
    gradient.resize(cells, f64::NAN);
    let (verdict, room) = heights(width);
    let top = slot as f64 * room + verdict;
    let mut shapes = Vec::new();
    let marked = [(signal, "signal →", top), (gradient, "← gradient", top + STRIP + 2.0)];
    for (values, name, top) in &marked {
        strip(values, *top, width, slot, palette, &mut shapes);
        let at = (0.0, top + 0.5 * STRIP);
        shapes.push(draw::text(name, at, Anchor::Right, 12.0, palette.soft));
    }
    let below = top + 2.0 * STRIP + 8.0;
    // Numbers of the gradient under its strip: colour alone is never enough.
    let count = if width < 560.0 { 3 } else { 5 };
    for i in 0..count {
        let layer = (cells - 1) * i / (count - 1);
        let value = marked[1].0[layer];
        if !value.is_nan() {
            let half = 0.5 * (width - LEFT - RIGHT) / cells as f64;
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
pub fn strips(store: Store, work: Work, colors: Signal<Palette>) -> El {
    let count = store.memo(|s| s.deep.lanes.len());
    let busy = text(move || match work.progress() {
        p if p < 1.0 => format!("Measured {} %", number::fixed(100.0 * p, 0)),
        _ => String::new(),
    });
    let place = el("div").class("chart");
    let size = size_of(&place);
    let height = text(move || format!("height:{}px", count.get() * heights(size.get().0).1 as usize));
    let place = place.set("style", height);
    let shapes = move |size: (f64, f64)| {
        let colors = colors.get();
        work.look(|bench| {
            let of = |(slot, n)| strips_of(n, slot, size.0, &colors);
            bench.networks.iter().enumerate().flat_map(of).collect()
        })
    };
    el("section")
        .class("strips")
        .set("aria-label", "Verdicts")
        .with(drawn(place, size, shapes).with(el("ul").html(verdicts(work, size))))
        .with(el("p").class("scale").text(SCALE))
        .with(el("p").class("busy").set("role", "status").text(busy))
}

/// The verdicts of all networks, each as high as the room of its strips, as HTML.
fn verdicts(work: Work, size: Signal<(f64, f64)>) -> Signal<String> {
    text(move || {
        let room = heights(size.get().0).1;
        let deep = work.deep.get();
        work.look(|bench| {
            let row = |(slot, n): (usize, &Propagation)| {
                format!(
                    "<li style=\"height:{room}px\"><b style=\"color:var(--c{})\">{}</b> <span>{}</span></li>",
                    slot + 1,
                    lane_name(&deep, slot),
                    verdict(n)
                )
            };
            bench.networks.iter().enumerate().map(row).collect()
        })
    })
}
