//! One layer: the histograms of its activations and its numbers, measured beside predicted.

use super::histogram::{Grid, histogram};
use super::measurements::Measurements;
use super::numbers::NumbersRow;
use super::settings::DepthSettings;
use crate::components::Canvas;
use crate::format;
use crate::hooks::{use_element_size, use_palette};
use crate::locale::use_lang;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::prelude::*;

/// The slider of the layer, histograms and numbers.
#[component]
pub fn Layer(
    /// What is known of the networks.
    measurements: Measurements,
) -> impl IntoView {
    let depth = use_settings::<DepthSettings>();
    let looked_at = depth.memo(DepthSettings::looked_at);
    view! {
        <section class="selected-layer" aria-labelledby=use_state().host.id(TITLE)>
            <LayerSlider looked_at/>
            <Histograms measurements looked_at/>
            <Numbers measurements looked_at/>
        </section>
    }
}

/// The id of the heading.
const TITLE: &str = "layer-title";

/// The slider, with the layer that is looked at as its heading.
#[component]
fn LayerSlider(
    /// The layer that is looked at.
    looked_at: Memo<usize>,
) -> impl IntoView {
    let (depth, lang) = (use_settings::<DepthSettings>(), use_lang());
    let layers = depth.memo(|s| s.depth);
    let heading = move || match looked_at.get() {
        0 => lang.depth_input().into(),
        layer => lang.layer_of(layer, layers.get()),
    };
    let moved = move |text: String| {
        if let Some(layer) = format::parse(&text) {
            depth.update_transient(|s| s.layer = layer as usize);
        }
    };
    // The greatest value comes before the present one, which it would limit.
    view! {
        <label class="scrub">
            <h2 id=use_state().host.id(TITLE)>{heading}</h2>
            <input
                type="range"
                min="0"
                max=layers
                step="1"
                aria-label=lang.layer_looked_at()
                prop:value=move || looked_at.get().to_string()
                on:input:target=move |event| moved(event.target().value())
            />
        </label>
    }
}

/// The histograms of all networks at the layer.
#[component]
fn Histograms(
    /// What is known of the networks.
    measurements: Measurements,
    /// The layer that is looked at.
    looked_at: Memo<usize>,
) -> impl IntoView {
    let (lang, palette) = (use_lang(), use_palette());
    let count = use_settings::<DepthSettings>().memo(|s| s.networks.len());
    let place = NodeRef::<Div>::new();
    let size = use_element_size(place);
    let height = Memo::new(move |_| Grid::new(size.get().0, count.get()).height());
    let shapes = move |(width, _)| {
        let (palette, layer) = (palette.get(), looked_at.get());
        measurements.with(|networks| {
            let grid = Grid::new(width, networks.measured.len());
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
        <div class="chart" node_ref=place style:height=move || format!("{}px", height.get())>
            <Canvas size shapes/>
        </div>
    }
}

/// The numbers of all networks at the layer.
#[component]
fn Numbers(
    /// What is known of the networks.
    measurements: Measurements,
    /// The layer that is looked at.
    looked_at: Memo<usize>,
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
                        <NetworkRow measurements looked_at index/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The numbers of a network; none while it has not come to the layer.
#[component]
fn NetworkRow(
    /// What is known of the networks.
    measurements: Measurements,
    /// The layer that is looked at.
    looked_at: Memo<usize>,
    /// Which of the networks it is.
    index: usize,
) -> impl IntoView {
    let name = measurements.memo(move |networks| networks.names.get(index).cloned());
    let row = Memo::new(move |_| {
        let layer = looked_at.get();
        measurements.with(|networks| {
            let found = networks.measured.get(index)?.layers().get(layer)?;
            Some(NumbersRow::new(found, networks.predicted().nth(index)?.get(layer)))
        })
    });
    let cell = move |read: fn(&NumbersRow, usize) -> &String, place| {
        move || row.with(|row| row.as_ref().map(|row| read(row, place).clone()))
    };
    let pairs = (0..4)
        .map(|place| {
            view! {
                <td>{cell(|row, place| &row.pairs[place][0], place)}</td>
                <td class="theory">{cell(|row, place| &row.pairs[place][1], place)}</td>
            }
        })
        .collect_view();
    view! {
        <tr hidden=move || row.with(Option::is_none)>
            <th scope="row" style=format!("color:var(--c{})", index + 1)>{name}</th>
            {pairs}
            <td>{cell(|row, _| &row.dead, 0)}</td>
        </tr>
    }
}
