//! The charts over the layers: gradient, variance, mean, zeros and dead units, measured and predicted.

use super::layer_chart::{ACTIVATIONS, GRADIENT, LayerChart, layer_at, layer_mark};
use super::measurements::Measurements;
use super::networks::{BAND_SEEDS, Networks};
use super::settings::DepthSettings;
use crate::components::{Canvas, SaveButton};
use crate::hooks::{use_element_size, use_palette};
use crate::locale::use_lang;
use crate::plot::palette::Palette;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::PointerEvent;

/// The chart of the gradient. It marks the selected layer, and a pointer over it selects another.
#[component]
pub fn GradientChart(
    /// The networks and their measurements.
    measurements: Measurements,
) -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("charts-title"));
    let remaining = measurements.memo(Networks::remaining);
    let name = move || match remaining.get() {
        0 => lang.show_seed_band(BAND_SEEDS),
        remaining => lang.cancel_seed_band(remaining),
    };
    view! {
        <section class="charts" aria-labelledby=title>
            <div class="head">
                <h2 id=title.clone()>{lang.over_the_layers()}</h2>
                <button on:click=move |_| measurements.toggle_bands()>{name}</button>
            </div>
            <ChartFigure measurements chart=&GRADIENT class="gradient-chart"/>
        </section>
    }
}

/// The charts of the activations, which do the same.
#[component]
pub fn ActivationCharts(
    /// The networks and their measurements.
    measurements: Measurements,
) -> impl IntoView {
    let charts = ACTIVATIONS.iter().map(|chart| view! { <ChartFigure measurements chart/> }).collect_view();
    view! {
        <section class="charts" aria-label=use_lang().activations_over_the_layers()>
            <div class="grid">{charts}</div>
        </section>
    }
}

/// A chart over the layers.
#[component]
fn ChartFigure(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The chart.
    chart: &'static LayerChart,
    /// A class of the figure.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let (depth, lang, palette) = (use_settings::<DepthSettings>(), use_lang(), use_palette());
    let container = NodeRef::<Div>::new();
    let size = use_element_size(container);
    let selected_layer = depth.memo(DepthSettings::selected_layer);
    let layers = depth.memo(|s| s.depth);
    let lines = move |size| {
        let palette = palette.get();
        measurements.with(|networks| chart.shapes(networks, size, &palette))
    };
    let mark = move |size| vec![layer_mark(selected_layer.get(), size, layers.get(), &palette.get())];
    let figure = move |palette: &Palette| {
        let size = size.get_untracked();
        (size.0 > 0.0)
            .then(|| measurements.with_untracked(|networks| chart.figure(networks, size, palette, lang)))
    };
    let select_layer = move |event: PointerEvent| {
        let Some(element) = container.get_untracked() else { return };
        let rect = element.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - rect.left();
        let layer = layer_at(x, (rect.width(), rect.height()), layers.get_untracked());
        if depth.with_untracked(|s| s.layer) != layer {
            depth.update_transient(|s| s.layer = layer);
        }
    };
    let title = (chart.title)(lang);
    view! {
        <figure class=class>
            <figcaption>{title}</figcaption>
            <div class="chart" node_ref=container on:pointermove=select_layer>
                <Canvas size shapes=lines/>
                <Canvas size shapes=mark/>
            </div>
            <SaveButton name=lang.save_figure_named(title) figure/>
        </figure>
    }
}
