//! The selected layer: histograms of its activations and a table of measured and predicted numbers.

use super::histogram::{HistogramGrid, histogram};
use super::layer_numbers::LayerNumbers;
use super::measurements::Measurements;
use super::settings::DepthSettings;
use crate::components::Canvas;
use crate::format;
use crate::hooks::{curve_colour, use_element_size, use_palette};
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::prelude::*;

/// The slider that selects the layer, its histograms and its numbers.
#[component]
pub fn SelectedLayer(
    /// The networks and their measurements.
    measurements: Measurements,
) -> impl IntoView {
    let depth = use_settings::<DepthSettings>();
    let selected_layer = depth.memo(DepthSettings::selected_layer);
    view! {
        <section class="selected-layer" aria-labelledby=use_state().host.id(TITLE)>
            <LayerSlider selected_layer/>
            <Histograms measurements selected_layer/>
            <Numbers measurements selected_layer/>
        </section>
    }
}

/// The id of the heading.
const TITLE: &str = "layer-title";

/// The slider, under the selected layer as a heading.
#[component]
fn LayerSlider(
    /// The selected layer.
    selected_layer: Memo<usize>,
) -> impl IntoView {
    let (depth, lang) = (use_settings::<DepthSettings>(), use_lang());
    let layers = depth.memo(|s| s.depth);
    let heading = move || match selected_layer.get() {
        0 => lang.depth_input().into(),
        layer => lang.layer_of(layer, layers.get()),
    };
    let select = move |text: String| {
        if let Some(layer) = format::parse(&text) {
            depth.update_transient(|s| s.layer = layer as usize);
        }
    };
    // `max` is set before `value`: the browser clamps the value to it.
    view! {
        <label class="scrub">
            <h2 id=use_state().host.id(TITLE)>{heading}</h2>
            <input
                type="range"
                min="0"
                max=layers
                step="1"
                aria-label=lang.selected_layer_label()
                prop:value=move || selected_layer.get().to_string()
                on:input:target=move |event| select(event.target().value())
            />
        </label>
    }
}

/// The histograms of the layer in all networks.
#[component]
fn Histograms(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The selected layer.
    selected_layer: Memo<usize>,
) -> impl IntoView {
    let (lang, palette) = (use_lang(), use_palette());
    let count = use_settings::<DepthSettings>().memo(|s| s.networks.len());
    let container = NodeRef::<Div>::new();
    let size = use_element_size(container);
    let height = Memo::new(move |_| HistogramGrid::new(size.get().0, count.get()).height());
    let shapes = move |(width, _)| {
        let (palette, layer) = (palette.get(), selected_layer.get());
        measurements.with(|networks| {
            let grid = HistogramGrid::new(width, networks.measured.len());
            let mut shapes = Vec::new();
            for (slot, (network, name)) in networks.measured.iter().zip(&networks.names).enumerate() {
                if let Some(layer) = network.layers().get(layer) {
                    shapes.extend(histogram(layer, name, slot, grid, &palette, lang));
                }
            }
            shapes
        })
    };
    view! {
        <div class="chart" node_ref=container style:height=move || format!("{}px", height.get())>
            <Canvas size shapes/>
        </div>
    }
}

/// The numbers of the layer in all networks.
#[component]
fn Numbers(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The selected layer.
    selected_layer: Memo<usize>,
) -> impl IntoView {
    let lang = use_lang();
    let count = measurements.memo(|networks| networks.measured.len());
    let pairs = [lang.column_gradient(), lang.column_variance(), lang.column_mean(), lang.column_zeros()];
    let pair = |name| {
        view! {
            <th scope="col">{name}</th>
            <th scope="col" class="theory">{lang.column_theory()}</th>
        }
    };
    view! {
        <div class="value-table" tabindex="0" role="region" aria-label=lang.numbers_of_layer()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{lang.column_network()}</th>
                        {pairs.map(pair).collect_view()}
                        <th scope="col">{lang.column_dead()}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..count.get() key=|index| *index let:index>
                        <NetworkRow measurements selected_layer index/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The numbers of one network; hidden until its layer is measured.
#[component]
fn NetworkRow(
    /// The networks and their measurements.
    measurements: Measurements,
    /// The selected layer.
    selected_layer: Memo<usize>,
    /// The slot of the network.
    index: usize,
) -> impl IntoView {
    let lang = use_lang();
    let name = measurements.memo(move |networks| networks.names.get(index).cloned());
    let row = Memo::new(move |_| {
        let layer = selected_layer.get();
        measurements.with(|networks| LayerNumbers::of(networks, index, layer, lang))
    });
    let cell = move |read: fn(&LayerNumbers, usize) -> &String, column| {
        move || row.with(|row| row.as_ref().map(|row| read(row, column).clone()))
    };
    let pairs = (0..4)
        .map(|column| {
            view! {
                <td>{cell(|row, column| &row.pairs[column][0], column)}</td>
                <td class="theory">{cell(|row, column| &row.pairs[column][1], column)}</td>
            }
        })
        .collect_view();
    view! {
        <tr hidden=move || row.with(Option::is_none)>
            <th scope="row" style:color=curve_colour(index)>{name}</th>
            {pairs}
            <td>{cell(|row, _| &row.dead, 0)}</td>
        </tr>
    }
}
