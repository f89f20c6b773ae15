//! A table with the numbers of all networks at an epoch.

use super::draw_target::DrawTarget;
use super::settings::TrainSettings;
use super::training::use_training;
use crate::format;
use crate::hooks::curve_colour;
use crate::locale::{Lang, use_lang};
use crate::state::use_settings;
use engine::nn::Record;
use leptos::prelude::*;

/// The numbers at the marked epoch, or else at the present one.
#[component]
pub fn EpochTable(
    /// The marked epoch.
    mark: Memo<Option<usize>>,
) -> impl IntoView {
    let (settings, lang) = (use_settings::<TrainSettings>(), use_lang());
    let count = settings.memo(|s| s.networks.len());
    let head = |text: &'static str| view! { <th scope="col">{text}</th> };
    view! {
        <div class="value-table" tabindex="0" role="region" aria-label=lang.numbers_at_epoch()>
            <table>
                <thead><tr>{lang.columns_at_epoch().map(head).collect_view()}</tr></thead>
                <tbody>
                    <For each=move || 0..count.get() key=|slot| *slot let:slot>
                        <NetworkRow index=slot mark/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The numbers of one network. Each cell is a memo, so that only changed texts are rendered.
#[component]
fn NetworkRow(
    /// The slot of the network.
    index: usize,
    /// The marked epoch.
    mark: Memo<Option<usize>>,
) -> impl IntoView {
    let (settings, lang, training) = (use_settings::<TrainSettings>(), use_lang(), use_training());
    let name = settings.memo(move |s| s.network_name(index));
    let cells = training.memo(DrawTarget::Overview, move |session| {
        let epoch = mark.get().unwrap_or_else(|| session.epoch());
        let record = session.networks().get(index).and_then(|trainer| trainer.timeline().at(epoch));
        record.map(|record| cells(record, lang)).unwrap_or_default()
    });
    let cell = |column: usize| {
        let text = Memo::new(move |_| cells.with(|cells| cells[column].clone()));
        view! { <td>{text}</td> }
    };
    view! {
        <tr>
            <th scope="row" style:color=curve_colour(index)>{name}</th>
            {[0, 1, 2, 3, 4].map(cell).collect_view()}
        </tr>
    }
}

/// Epoch, losses, dead units, and the gradient norm of the first layer.
fn cells(record: &Record, lang: Lang) -> [String; 5] {
    let first = record.layers.first().map_or(f64::NAN, |l| l.gradient);
    [
        record.epoch.to_string(),
        format::fixed_or_scientific(record.train),
        format::fixed_or_scientific(record.test),
        lang.train_percent(100.0 * record.dead_share()),
        format::fixed_or_scientific(first),
    ]
}
