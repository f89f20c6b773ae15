//! The charts over the layers: gradient, variance, mean, zeros and dead units, measured and predicted. Pointing at one
//! reads its numbers under it.

use super::chart_reading::{ChartReading, use_chart_numbers};
use super::layer_chart::{ACTIVATIONS, GRADIENT, LayerChart, layer_marks};
use super::measurements::Measurements;
use super::networks::BAND_SEEDS;
use super::settings::DepthSettings;
use crate::components::{Canvas, SaveButton};
use crate::hooks::{curve_colour, use_element_size, use_palette};
use crate::locale::use_lang;
use crate::plot::palette::Palette;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

/// The chart of the gradient. It marks the selected layer; a click selects another.
#[component]
pub fn GradientChart(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The layer that is read.
    reading: ChartReading,
) -> impl IntoView {
    let (lang, title) = (use_lang(), use_state().host.id("charts-title"));
    let name = move || match measurements.bands.is_running() {
        true => lang.cancel_with_progress(measurements.bands.progress()),
        false => lang.show_seed_band(BAND_SEEDS),
    };
    view! {
        <section class="charts" aria-labelledby=title>
            <div class="head">
                <h2 id=title.clone()>{lang.over_the_layers()}</h2>
                <button on:click=move |_| measurements.toggle_bands()>{name}</button>
            </div>
            <ChartFigure measurements reading chart=&GRADIENT/>
        </section>
    }
}

/// The charts of the activations, which do the same.
#[component]
pub fn ActivationCharts(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The layer that is read.
    reading: ChartReading,
) -> impl IntoView {
    let networks = use_settings::<DepthSettings>().memo(|s| s.networks.len());
    let charts =
        ACTIVATIONS.iter().map(|chart| view! { <ChartFigure measurements reading chart/> }).collect_view();
    view! {
        <section class="charts" aria-label=use_lang().activations_over_the_layers()>
            <div class="grid" style=("--networks", move || networks.get().to_string())>{charts}</div>
        </section>
    }
}

/// A chart over the layers.
#[component]
fn ChartFigure(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The layer that is read.
    reading: ChartReading,
    /// The chart.
    chart: &'static LayerChart,
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
    let marks =
        move |size| layer_marks(selected_layer.get(), reading.layer(), size, layers.get(), &palette.get());
    let layer = Memo::new(move |_| reading.layer().unwrap_or_else(|| selected_layer.get()));
    let numbers = use_chart_numbers(measurements, chart, layer);
    let spoken = move || numbers.with(|numbers| lang.layer_reading(layer.get(), numbers));
    let figure = move |palette: &Palette| {
        let size = size.get_untracked();
        (size.0 > 0.0)
            .then(|| measurements.with_untracked(|networks| chart.figure(networks, size, palette, lang)))
    };
    let point = move |event: &MouseEvent| {
        if let Some(element) = container.get_untracked() {
            reading.point(&element, event);
        }
    };
    let select = move |event: MouseEvent| {
        point(&event);
        reading.select();
    };
    let title = (chart.title)(lang);
    view! {
        <figure class=format!("{}-chart", chart.id)>
            <figcaption>{title}</figcaption>
            <div
                class="chart"
                node_ref=container
                role="slider"
                tabindex="0"
                aria-label=lang.read_chart(title)
                aria-valuemin="0"
                aria-valuemax=layers
                aria-valuenow=layer
                aria-valuetext=spoken
                on:pointermove=move |event: PointerEvent| point(&event)
                on:pointerleave=move |_| reading.end()
                on:click=select
                on:keydown=move |event: KeyboardEvent| reading.on_key(&event)
                on:blur=move |_| reading.end()
            >
                <Canvas size shapes=lines/>
                <Canvas size shapes=marks/>
            </div>
            <SaveButton name=lang.save_figure_named(title) figure/>
            <Reading layer numbers/>
        </figure>
    }
}

/// The numbers of a layer under a chart. The slider that the chart is speaks them.
#[component]
fn Reading(
    /// The layer.
    layer: Memo<usize>,
    /// Name and number of each network.
    numbers: Memo<Vec<(String, String)>>,
) -> impl IntoView {
    let lang = use_lang();
    let number = |(slot, (name, text)): (usize, (String, String))| {
        view! { <span><b style:color=curve_colour(slot)>{name}</b>" "{text}</span> }
    };
    view! {
        <p class="reading" aria-hidden="true">
            <span>{move || lang.layer_read(layer.get())}</span>
            {move || numbers.get().into_iter().enumerate().map(number).collect_view()}
        </p>
    }
}
