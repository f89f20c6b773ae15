//! One layer: the histograms of its activations and its numbers, measured beside predicted.

use super::work::{Bench, Work};
use super::{drawn, lane_name};
use crate::browser::{size_of, value_of};
use crate::dom::{El, el};
use crate::number;
use crate::plot::draw;
use crate::plot::palette::Palette;
use crate::plot::scene::{Anchor, Ink, Shape};
use crate::reactive::*;
use crate::settings::Deep;
use crate::store::Store;
use engine::depth::{BINS, Measured, Predicted, Propagation};

/// The least width of a histogram, and the height of its room.
const LEAST: f64 = 170.0;
const ROOM: f64 = 150.0;

/// Histograms in a row stand side by side.
fn columns(width: f64, count: usize) -> usize {
    ((width / LEAST) as usize).clamp(1, count.max(1))
}

/// The histogram of a layer in a box: bars, the ends of the axis, and 0 if it lies between.
fn histogram(
    layer: &Measured,
    name: &str,
    slot: usize,
    at: (f64, f64),
    width: f64,
    palette: &Palette,
) -> Vec<Shape> {
    let (left, right, top, floor) = (at.0, at.0 + width - 28.0, at.1 + 24.0, at.1 + ROOM - 26.0);
    let color = palette.curves[slot];
    let mut shapes = vec![
        draw::text(name, (left, at.1 + 18.0), Anchor::Above, 13.0, color),
        draw::line(vec![(left, floor), (right, floor)], palette.soft, 1.0, &[]),
    ];
    let (low, high) = layer.extent;
    let most = layer.histogram.iter().copied().max().unwrap_or(0);
    if most == 0 {
        let all = if low == high { format!("all are {}", number::short(low)) } else { "not finite".into() };
        shapes.push(draw::text(&all, (left, floor + 7.0 + 6.0), Anchor::Right, 12.0, palette.soft));
        return shapes;
    }
    let bar = (right - left) / BINS as f64;
    for (bin, count) in layer.histogram.iter().enumerate().filter(|(_, count)| **count > 0) {
        let x = left + bin as f64 * bar;
        let height = (f64::from(*count) / f64::from(most) * (floor - top)).max(1.0);
        let (from, to) = ((x, floor - height), (x + bar, floor));
        shapes.push(Shape::Box { from, to, ink: Ink(color, 0.75) });
    }
    if low < 0.0 && high > 0.0 {
        let x = left - low / (high - low) * (right - left);
        shapes.push(draw::line(vec![(x, top), (x, floor)], palette.ink, 1.0, &[3.0, 3.0]));
    }
    let ends = [(left, Anchor::Right, low), (right, Anchor::Left, high)];
    shapes.extend(
        ends.map(|(x, anchor, v)| {
            draw::text(&number::short(v), (x, floor + 13.0), anchor, 12.0, palette.soft)
        }),
    );
    shapes
}

/// The slider of the layer, histograms and table.
pub fn layer(store: Store, work: Work, colors: Signal<Palette>) -> El {
    let looked_at = store.memo(|s| s.deep.looked_at());
    let table = text(move || {
        let (deep, layer) = (work.deep.get(), looked_at.get());
        work.look(|bench| table(&deep, bench, layer))
    });
    let numbers = el("div")
        .class("at-epoch")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", "Numbers of the layer")
        .html(table);
    el("section")
        .class("layer")
        .set("aria-labelledby", "layer-title")
        .with(scrub(store, looked_at))
        .with(histograms(store, work, colors, looked_at))
        .with(numbers)
}

/// The slider, with the layer that is looked at as its heading.
fn scrub(store: Store, looked_at: Signal<usize>) -> El {
    let depth = store.memo(|s| s.deep.depth);
    let heading = text(move || match looked_at.get() {
        0 => "The input".into(),
        layer => format!("Layer {layer} of {}", depth.get()),
    });
    let moved = move |event: web_sys::Event| {
        if let Some(at) = number::parse(&value_of(&event)) {
            store.note(|s| s.deep.layer = at as usize);
        }
    };
    // The greatest value comes before the present one, which it would limit.
    let range = el("input")
        .set("type", "range")
        .set("min", "0")
        .set("max", text(move || depth.get().to_string()))
        .set("step", "1")
        .set("aria-label", "Layer looked at")
        .value(text(move || looked_at.get().to_string()))
        .on("input", moved);
    el("label").class("scrub").with(el("h2").set("id", "layer-title").text(heading)).with(range)
}

/// The histograms of all networks at the layer.
fn histograms(store: Store, work: Work, colors: Signal<Palette>, looked_at: Signal<usize>) -> El {
    let place = el("div").class("chart");
    let size = size_of(&place);
    let count = store.memo(|s| s.deep.lanes.len());
    let height = text(move || {
        let rows = count.get().div_ceil(columns(size.get().0.max(1.0), count.get()));
        format!("height:{}px", rows * ROOM as usize)
    });
    let shapes = move |size: (f64, f64)| {
        let (colors, layer, deep) = (colors.get(), looked_at.get(), work.deep.get());
        let columns = columns(size.0, count.get());
        let width = size.0 / columns as f64;
        work.look(|bench| {
            let one = |(slot, network): (usize, &Propagation)| {
                let at = ((slot % columns) as f64 * width, (slot / columns) as f64 * ROOM);
                let layer = network.layers().get(layer)?;
                Some(histogram(layer, &lane_name(&deep, slot), slot, at, width, &colors))
            };
            bench.networks.iter().enumerate().filter_map(one).flatten().collect()
        })
    };
    drawn(place.set("style", height), size, shapes)
}

/// The numbers of all networks at a layer, as HTML. All of it is our own names and numbers.
fn table(deep: &Deep, bench: &Bench, layer: usize) -> String {
    // What symmetry makes 0 differs from it by rounding.
    let number =
        |v: f64| if v.is_nan() { "…".into() } else { number::short(if v.abs() < 1e-14 { 0.0 } else { v }) };
    let gradient = |v: f64| if v.is_nan() { "…".into() } else { number::short(v) };
    let percent = |v: f64| format!("{} %", number::fixed(100.0 * v, 1));
    let mut rows = String::new();
    for (slot, (network, theory)) in bench.networks.iter().zip(bench.predicted()).enumerate() {
        let Some(found) = network.layers().get(layer) else { continue };
        let beside = |measured: String, read: fn(&Predicted) -> f64, show: &dyn Fn(f64) -> String| {
            let told = theory.get(layer).map_or("–".into(), |p| show(read(p)));
            format!("<td>{measured}</td><td class=\"theory\">{told}</td>")
        };
        rows += &format!(
            "<tr><th scope=\"row\" style=\"color:var(--c{})\">{}</th>{}{}{}{}<td>{}</td></tr>",
            slot + 1,
            lane_name(deep, slot),
            beside(gradient(found.gradient), |p| p.gradient, &gradient),
            beside(number(found.variance), |p| p.variance, &number),
            beside(number(found.mean), |p| p.mean, &number),
            beside(percent(found.zero), |p| p.zero, &percent),
            percent(found.dead),
        );
    }
    let pair =
        |name: &str| format!("<th scope=\"col\">{name}</th><th scope=\"col\" class=\"theory\">theory</th>");
    format!(
        "<table><thead><tr><th scope=\"col\">Network</th>{}{}{}{}<th scope=\"col\">Dead</th></tr></thead>\
         <tbody>{rows}</tbody></table>",
        pair("Gradient"),
        pair("Variance"),
        pair("Mean"),
        pair("Zeros"),
    )
}
