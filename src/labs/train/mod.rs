//! Train: one to four networks are trained side by side on the same data, and their units are watched.

mod address;
mod at_epoch;
mod census;
mod chart_lines;
mod charts;
mod controls;
mod custom_data;
mod custom_dataset;
mod data_source;
mod data_table;
mod downloads;
mod event_log;
mod export;
mod field_shapes;
mod forward_pass;
mod histogram;
mod inspected_unit;
mod inspector;
mod network;
mod numbers;
mod painting;
mod pictures;
mod presets;
mod reported_events;
mod selection;
mod session;
mod settings;
mod snapshot;
mod speed;
mod texts;
mod training;
mod transport;
mod transport_bar;
mod unit_buttons;
mod unit_shapes;

pub use census::Count;
pub use custom_dataset::{CustomDataset, CustomDatasetError, MOST};
pub use data_table::{DataTableError, MAX_SAMPLES};
pub use numbers::*;
pub use selection::Brush;
pub use settings::*;
pub use speed::Speed;

use crate::components::Part;
use crate::lazy::lazy;
use crate::locale::use_lang;
use census::Census;
use charts::Charts;
use controls::{DataControls, NetworkControls, TrainingControls};
use downloads::Downloads;
use event_log::EventLog;
use inspector::UnitInspector;
use leptos::prelude::*;
use network::Networks;
use presets::TrainPresets;
use selection::Selection;
use training::Training;
use transport::Transport;
use transport_bar::TransportBar;

lazy!(train, preload, view! { <Train/> }.into_any());

/// The lab.
#[component]
pub fn Train() -> impl IntoView {
    let lang = use_lang();
    let training = Training::new();
    provide_context(training);
    provide_context(Transport::new(training));
    provide_context(Selection::new());
    view! {
        <main class="with-sidebar train">
            <div class="main-column">
                <h1>{lang.train_heading()}</h1>
                <p class="lede">{lang.train_lede()}</p>
                <Part id="transport"><TransportBar/></Part>
                <Networks/>
                <Part id="unit"><UnitInspector/></Part>
                <Part id="charts"><Charts/></Part>
                <Part id="log"><EventLog/></Part>
                <Part id="files"><Downloads/></Part>
            </div>
            <div class="settings">
                <Part id="presets"><TrainPresets/></Part>
                <Part id="census"><Census/></Part>
                <Part id="data"><DataControls/></Part>
                <Part id="network"><NetworkControls/></Part>
                <Part id="training"><TrainingControls/></Part>
            </div>
        </main>
    }
}
