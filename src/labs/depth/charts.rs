//! Gradient, variance, mean, zeros and dead units over the layers, measured and predicted.

use super::work::{Reach, Work};
use super::{drawn, lane_name};
use crate::browser::size_of;
use crate::dom::{El, button, el};
use crate::plot::chart::{Series, Stroke, chart_over, chart_rect};
use crate::plot::figure::Parcel;
use crate::plot::palette::Palette;
use crate::plot::scene::Px;
use crate::reactive::*;
use crate::settings::{Deep, Span};
use crate::store::Store;
use crate::ui::save;
use engine::depth::{Measured, Predicted};

/// What a band reads.
type Extent = fn(&Reach) -> (f64, f64);

/// A chart: its part of a file's name, its title, whether it is logarithmic, and what it reads.
struct Chart {
    id: &'static str,
    title: &'static str,
    logarithmic: bool,
    measured: fn(&Measured) -> f64,
    predicted: fn(&Predicted) -> f64,
    /// Drawn faint beside it.
    faint: Option<fn(&Measured) -> f64>,
    band: Option<Extent>,
}

const CHARTS: [Chart; 4] = [
    Chart {
        id: "gradient",
        title: "Gradient by the activations, relative to the last layer",
        logarithmic: true,
        measured: |m| m.gradient,
        predicted: |p| p.gradient,
        faint: None,
        band: Some(|r| r.gradient),
    },
    Chart {
        id: "variance",
        title: "Variance of activations",
        logarithmic: true,
        measured: |m| m.variance,
        predicted: |p| p.variance,
        faint: None,
        band: Some(|r| r.variance),
    },
    Chart {
        id: "mean",
        title: "Mean of activations",
        logarithmic: false,
        measured: |m| m.mean,
        predicted: |p| p.mean,
        faint: None,
        band: None,
    },
    Chart {
        id: "zeros",
        title: "Share of zeros; faint: of dead units",
        logarithmic: false,
        measured: |m| m.zero,
        predicted: |p| p.zero,
        faint: Some(|m| m.dead),
        band: None,
    },
];

/// Points over the layers, but for what is not finite.
fn over_layers<T>(layers: &[T], read: impl Fn(&T) -> f64) -> Vec<(f64, f64)> {
    layers.iter().enumerate().map(|(l, layer)| (l as f64, read(layer))).filter(|p| p.1.is_finite()).collect()
}

/// The outline of a band: its lower edge, and its upper edge back.
fn outline(band: &[Reach], read: Extent) -> Vec<(f64, f64)> {
    let mut edge = over_layers(band, |r| read(r).0);
    let upper = over_layers(band, |r| read(r).1);
    edge.extend(upper.into_iter().rev());
    edge
}

/// The chart of the gradient, with the layer that is looked at marked; a pointer looks at another.
pub fn gradient(store: Store, work: Work, colors: Signal<Palette>) -> El {
    let name = text(move || match work.left() {
        0 => format!("Show the band of {} seeds", super::work::SEEDS),
        left => format!("Cancel: {left} networks to go"),
    });
    let head = el("div")
        .class("head")
        .with(el("h2").set("id", "charts-title").text("Over the layers: 0 is the input"))
        .with(button(name, move || work.toggle_band()));
    el("section")
        .class("charts")
        .set("aria-labelledby", "charts-title")
        .with(head)
        .with(one(store, work, colors, &CHARTS[0]).class("lead"))
}

/// The charts of the activations, likewise.
pub fn activations(store: Store, work: Work, colors: Signal<Palette>) -> El {
    let charts = CHARTS[1..].iter().map(|chart| one(store, work, colors, chart));
    el("section")
        .class("charts")
        .set("aria-label", "Activations over the layers")
        .with(el("div").class("grid").with_all(charts))
}

/// The layers on the axis, each with half a step to both sides: as wide as its cell in the strips.
fn axis(depth: usize) -> Span {
    Span { from: -0.5, to: depth as f64 + 0.5 }
}

fn one(store: Store, work: Work, colors: Signal<Palette>, chart: &'static Chart) -> El {
    let place = el("div").class("chart");
    let size = size_of(&place);
    let looked_at = store.memo(|s| s.deep.looked_at());
    let shapes = move |size| {
        let (colors, mark) = (colors.get(), looked_at.get() as f64);
        let axis = axis(work.deep.with(|d| d.depth));
        chart_over(&chart.series(work), size, axis, chart.logarithmic, Some(mark), &colors)
    };
    let node = place.node::<web_sys::Element>();
    let look = move |event: web_sys::PointerEvent| {
        let Some(element) = &node else { return };
        let rect = element.get_bounding_client_rect();
        let plot = chart_rect((rect.width(), rect.height()));
        let share = (f64::from(event.client_x()) - rect.left() - plot.left) / plot.width;
        let depth = store.peek(|s| s.deep.depth);
        let axis = axis(depth);
        let layer = engine::limit(axis.from + share * axis.width(), 0.0, depth as f64).round() as usize;
        if store.peek(|s| s.deep.layer) != layer {
            store.note(|s| s.deep.layer = layer);
        }
    };
    let taken = move |colors: &Palette| {
        let size = size.get_untracked();
        let deep = store.peek(|s| s.deep.clone());
        (size.0 > 0.0).then(|| chart.figure(work, &deep, size, colors))
    };
    el("figure")
        .with(el("figcaption").text(chart.title))
        .with(drawn(place.on("pointermove", look), size, shapes))
        .with(save(store, format!("Save the figure: {}", chart.title), taken))
}

/// What a line is.
fn kind(line: &Series, _: usize) -> String {
    match line.stroke {
        Stroke::Dots => "measured",
        Stroke::Strong => "predicted",
        Stroke::Faint => "dead units",
        Stroke::Area => "band of seeds",
    }
    .into()
}

impl Chart {
    /// The chart and its numbers, to take along.
    fn figure(&self, work: Work, deep: &Deep, size: Px, colors: &Palette) -> Parcel {
        let names: Vec<String> = (0..deep.lanes.len()).map(|slot| lane_name(deep, slot)).collect();
        let ids: Vec<&str> = deep.lanes.iter().map(|lane| lane.activation.id).collect();
        let file = format!("{}-depth-{}", ids.join("-"), self.id);
        let all = self.series(work);
        let mut parcel = Parcel::new(self.title, &file, "layer", size, colors);
        parcel.shapes(&chart_over(&all, size, axis(deep.depth), self.logarithmic, None, colors));
        parcel.legend(colors, &names);
        parcel.series(&all, &names, kind);
        parcel
    }

    /// What it draws of all networks: bands, theory, and what is measured.
    fn series(&self, work: Work) -> Vec<Series> {
        let mut all = Vec::new();
        let mut put = |slot, stroke, points: Vec<(f64, f64)>| {
            if !points.is_empty() {
                all.push(Series { slot, stroke, points });
            }
        };
        work.look(|bench| {
            if let Some(read) = self.band {
                bench
                    .bands
                    .iter()
                    .enumerate()
                    .for_each(|(slot, b)| put(slot, Stroke::Area, outline(b, read)));
            }
            for (slot, layers) in bench.predicted().enumerate() {
                put(slot, Stroke::Strong, over_layers(layers, self.predicted));
            }
            for (slot, network) in bench.networks.iter().enumerate() {
                if let Some(faint) = self.faint {
                    put(slot, Stroke::Faint, over_layers(network.layers(), faint));
                }
                put(slot, Stroke::Dots, over_layers(network.layers(), self.measured));
            }
        });
        all
    }
}
