//! Gradient, variance, mean, zeros and dead units over the layers, measured and predicted.

use super::chart::{ACTIVATIONS, GRADIENT, LayerChart, layer_at, mark_shape};
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

/// The chart of the gradient, with the layer that is looked at marked; a pointer looks at another.
#[component]
pub fn GradientChart(
    /// What is known of the networks.
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

/// The charts of the activations, likewise.
#[component]
pub fn ActivationCharts(
    /// What is known of the networks.
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
    /// What is known of the networks.
    measurements: Measurements,
    /// Which chart it is.
    chart: &'static LayerChart,
    /// The class of the figure.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let (depth, lang, palette) = (use_settings::<DepthSettings>(), use_lang(), use_palette());
    let place = NodeRef::<Div>::new();
    let size = use_element_size(place);
    let looked_at = depth.memo(DepthSettings::looked_at);
    let layers = depth.memo(|s| s.depth);
    let lines = move |size| {
        let palette = palette.get();
        measurements.with(|networks| chart.shapes(networks, size, &palette))
    };
    let mark = move |size| vec![mark_shape(looked_at.get(), size, layers.get(), &palette.get())];
    let figure = move |palette: &Palette| {
        let size = size.get_untracked();
        (size.0 > 0.0)
            .then(|| measurements.with_untracked(|networks| chart.figure(networks, size, palette, lang)))
    };
    let look_at = move |event: PointerEvent| {
        let Some(place) = place.get_untracked() else { return };
        let rect = place.get_bounding_client_rect();
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
            <div class="chart" node_ref=place on:pointermove=look_at>
                <Canvas size shapes=lines/>
                <Canvas size shapes=mark/>
            </div>
            <SaveButton name=lang.save_figure_named(title) figure/>
        </figure>
    }
}
