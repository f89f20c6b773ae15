//! Gradient, variance, mean, zeros and dead units over the layers, measured and predicted.

use super::work::{Reach, Work};
use crate::app::Store;
use crate::browser::{device_pixel_ratio, size_of};
use crate::plot::canvas;
use crate::plot::chart::{Series, Stroke, chart, chart_rect};
use crate::plot::palette::Palette;
use crate::ui::erased::{click, on, text};
use engine::depth::{Measured, Predicted};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

/// What a band reads.
type Extent = fn(&Reach) -> (f64, f64);

/// A chart: its title, whether it is logarithmic, and what it reads.
struct Chart {
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
        title: "Gradient by the activations, relative to the last layer",
        logarithmic: true,
        measured: |m| m.gradient,
        predicted: |p| p.gradient,
        faint: None,
        band: Some(|r| r.gradient),
    },
    Chart {
        title: "Variance of activations",
        logarithmic: true,
        measured: |m| m.variance,
        predicted: |p| p.variance,
        faint: None,
        band: Some(|r| r.variance),
    },
    Chart {
        title: "Mean of activations",
        logarithmic: false,
        measured: |m| m.mean,
        predicted: |p| p.mean,
        faint: None,
        band: None,
    },
    Chart {
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

/// All charts, with the layer that is looked at marked; a press looks at another.
#[component]
pub fn Charts(store: Store, work: Work, colors: Memo<Palette>) -> impl IntoView {
    let charts = CHARTS.iter().map(|chart| view! { <One store work colors chart/> });
    let name = text(move || match work.left() {
        0 => format!("Show the band of {} seeds", super::work::SEEDS),
        left => format!("Cancel: {left} networks to go"),
    });
    view! {
        <section class="charts" aria-labelledby="charts-title">
            <div class="head">
                <h2 id="charts-title">"Over the layers: 0 is the input"</h2>
                <button on:click=click(move || work.toggle_band())>{name}</button>
            </div>
            <div class="grid">{charts.collect_view()}</div>
        </section>
    }
}

#[component]
fn One(store: Store, work: Work, colors: Memo<Palette>, chart: &'static Chart) -> impl IntoView {
    let (place, node) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let (size, ratio) = (size_of(place), device_pixel_ratio());
    let looked_at = store.memo(|s| s.deep.looked_at());
    Effect::new(move |_| {
        let (size, ratio, colors, mark) = (size.get(), ratio.get(), colors.get(), looked_at.get() as f64);
        let depth = work.deep.with(|d| d.depth) as f64;
        let theory = work.predicted.get();
        let mut all = Vec::new();
        let mut put = |slot, stroke, points: Vec<(f64, f64)>| {
            if !points.is_empty() {
                all.push(Series { slot, stroke, points });
            }
        };
        work.look(|networks, bands| {
            if let Some(read) = chart.band {
                bands.iter().enumerate().for_each(|(slot, b)| put(slot, Stroke::Area, outline(b, read)));
            }
            for (slot, layers) in theory.iter().enumerate() {
                put(slot, Stroke::Strong, over_layers(layers, chart.predicted));
            }
            for (slot, network) in networks.iter().enumerate() {
                if let Some(faint) = chart.faint {
                    put(slot, Stroke::Faint, over_layers(network.layers(), faint));
                }
                put(slot, Stroke::Dots, over_layers(network.layers(), chart.measured));
            }
        });
        let shapes = self::chart(&all, size, depth, chart.logarithmic, Some(mark), &colors);
        if let Some(node) = node.get().filter(|_| size.0 > 0.0) {
            let _ = canvas::show(&node, size, ratio, &shapes);
        }
    });
    let look = on(move |event: web_sys::PointerEvent| {
        let Some(element) = place.get_untracked() else { return };
        let rect = element.get_bounding_client_rect();
        let plot = chart_rect((rect.width(), rect.height()));
        let share = (f64::from(event.client_x()) - rect.left() - plot.left) / plot.width;
        let depth = store.peek(|s| s.deep.depth) as f64;
        let layer = engine::limit(share * depth, 0.0, depth).round() as usize;
        if store.peek(|s| s.deep.layer) != layer {
            store.note(|s| s.deep.layer = layer);
        }
    });
    view! {
        <figure>
            <figcaption>{chart.title}</figcaption>
            <div class="chart" node_ref=place on:pointermove=look>
                <canvas node_ref=node aria-hidden="true"></canvas>
            </div>
        </figure>
    }
}
