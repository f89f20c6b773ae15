//! The charts over the epochs: losses, dead units, gradients and learned parameters of all networks.

use super::draw_target::DrawTarget;
use super::epoch_chart::{CHARTS, EpochChart, mark_shapes};
use super::epoch_table::EpochTable;
use super::session::TrainingSession;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::components::{Canvas, SaveButton};
use crate::hooks::{use_element_size, use_palette};
use crate::locale::use_lang;
use crate::plot::chart::chart_rect;
use crate::plot::palette::Palette;
use crate::state::{use_settings, use_state};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::PointerEvent;

/// All charts, and a table of the numbers at the epoch under the pointer.
#[component]
pub fn Charts() -> impl IntoView {
    let (settings, lang, title) =
        (use_settings::<TrainSettings>(), use_lang(), use_state().host.id("charts-title"));
    let training = use_training();
    let pointed = RwSignal::new(None::<usize>);
    let mark = Memo::new(move |_| pointed.get().or(training.past_epoch.get()));
    let learns = settings.memo(|s| {
        let mut functions = (0..s.networks.len()).flat_map(|slot| s.hidden_functions(slot));
        functions.any(|function| function.activation.parameter_derivative.is_some())
    });
    let charts = CHARTS.iter().enumerate().map(|(index, chart)| {
        let is_useful = move || index + 1 < CHARTS.len() || learns.get();
        view! { <div hidden=move || !is_useful()><Chart chart pointed mark/></div> }
    });
    view! {
        <section class="charts" aria-labelledby=title>
            <h2 id=title.clone()>{lang.over_the_epochs()}</h2>
            <div class="grid">{charts.collect_view()}</div>
            <EpochTable mark/>
        </section>
    }
}

/// A chart.
#[component]
fn Chart(
    /// Its definition.
    chart: &'static EpochChart,
    /// The epoch under the pointer, shared by all charts.
    pointed: RwSignal<Option<usize>>,
    /// The marked epoch.
    mark: Memo<Option<usize>>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let (training, palette) = (use_training(), use_palette());
    let container = NodeRef::<Div>::new();
    let size = use_element_size(container);
    let lines = move |size| {
        let palette = palette.get();
        training.with(DrawTarget::Overview, |session| chart.shapes(session, size, &palette))
    };
    let last = training.memo(DrawTarget::Overview, TrainingSession::epoch);
    let mark = move |size| mark_shapes(mark.get(), last.get(), size, &palette.get());
    let figure = move |palette: &Palette| {
        let (size, past_epoch) = (size.get_untracked(), training.past_epoch.get_untracked());
        let figure = |session: &TrainingSession| {
            settings.with_untracked(|s| chart.figure(session, s, lang, size, past_epoch, palette))
        };
        (size.0 > 0.0).then(|| training.with_untracked(figure))
    };
    let point = move |event: PointerEvent| {
        let Some(element) = container.get_untracked() else { return };
        let rect = element.get_bounding_client_rect();
        let plot = chart_rect((rect.width(), rect.height()));
        let share = (f64::from(event.client_x()) - rect.left() - plot.left) / plot.width;
        let last = training.with_untracked(TrainingSession::epoch) as f64;
        pointed.set(Some((share * last).clamp(0.0, last).round() as usize));
    };
    view! {
        <figure>
            <figcaption>{(chart.title)(lang)}</figcaption>
            <SaveButton name=lang.save_figure_of((chart.title)(lang)) figure/>
            <div
                class="chart"
                node_ref=container
                on:pointermove=point
                on:pointerleave=move |_| pointed.set(None)
            >
                <Canvas size shapes=lines/>
                <Canvas size shapes=mark/>
            </div>
        </figure>
    }
}
