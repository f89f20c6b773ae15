//! Train: one to four networks are trained side by side on the same data, with a look at each unit.

mod address;
mod beginning;
mod born_dead_count;
mod charts;
mod column_choice;
mod conclusion;
mod controls;
mod custom_data_controls;
mod custom_dataset;
mod custom_dataset_code;
mod data_settings;
mod data_table;
mod dataset_from_table;
mod downloads;
mod draw_target;
mod drawing;
mod edits;
mod epoch_chart;
mod epoch_table;
mod event_log;
mod export;
mod field_reading;
mod field_shapes;
mod fixed_point;
mod forward_pass;
mod histogram;
mod inspected_unit;
mod inspector;
mod layer_activations;
mod layer_functions;
mod legend;
mod network;
mod network_canvases;
mod numbers;
mod outcome;
mod output_controls;
mod painted_samples;
mod painting;
mod parameter_editor;
#[cfg(test)]
mod preset_runs;
mod presets;
mod quantization;
mod replay;
mod reported_events;
mod scaling;
mod selection;
mod separator;
mod session;
mod settings;
mod snapshot;
mod speed;
mod story;
mod sweep;
mod table_code;
mod table_columns;
mod table_text;
mod texts;
mod training;
mod transport;
mod transport_bar;
mod unit_buttons;
mod unit_shapes;

pub use conclusion::{Conclusion, DIFFERENT, Obstacle};
pub use custom_dataset::{CustomDataset, DataColumn, MAX_CUSTOM_SAMPLES};
pub use data_table::{DataTableError, MAX_SAMPLES};
pub use dataset_from_table::CustomDatasetError;
#[cfg(test)]
pub use dataset_from_table::tests::parse as data_of_text;
pub use edits::{Edits, MAX_EDITS};
pub use layer_functions::LayerFunctions;
pub use legend::Sign;
pub use numbers::*;
pub use outcome::{Learned, Outcome};
pub use scaling::Scaling;
pub use selection::Brush;
pub use settings::*;
pub use speed::Speed;
pub use sweep::{Axis, MapSettings, Measure, Quantity, Value};
pub use table_columns::{Column, ColumnKind};
pub use table_text::TableText;

use crate::components::{Fold, OwnFunctions, Part};
use crate::lazy::lazy;
use crate::locale::use_lang;
use crate::state::{MAX_NETWORKS, Settings};
use born_dead_count::BornDeadCount;
use charts::Charts;
use controls::{DataControls, NetworkControls, TrainingControls};
use downloads::Downloads;
use engine::activation::Instance;
use event_log::EventLog;
use inspector::UnitInspector;
use legend::Legend;
use leptos::prelude::*;
use network::Networks;
use presets::TrainPresets;
use selection::Selection;
use story::Story;
use sweep::SweepMap;
use training::Training;
use transport::Transport;
use transport_bar::TransportBar;

/// Adds a network with this activation, unless there are as many as can be.
fn add_network(settings: &mut Settings, function: Instance) {
    if settings.train.networks.len() < MAX_NETWORKS {
        from_start(|train| train.add(function))(&mut settings.train);
    }
}

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
                <Part id="presets"><TrainPresets/></Part>
                <div class="run">
                    <Story/>
                    <Part id="transport"><TransportBar/></Part>
                    <Fold title=lang.legend() id="legend"><Legend/></Fold>
                    <Networks/>
                </div>
                <Part id="unit"><UnitInspector/></Part>
            </div>
            <div class="settings">
                <Fold title=lang.settings() id="settings">
                    <Part id="census"><BornDeadCount/></Part>
                    <Part id="data"><DataControls/></Part>
                    <Part id="network"><NetworkControls/></Part>
                    <Part id="networks"><OwnFunctions add_to_lab=add_network/></Part>
                    <Part id="training"><TrainingControls/></Part>
                </Fold>
            </div>
            <div class="under-column">
                <Part id="charts"><Charts/></Part>
                <Part id="log"><EventLog/></Part>
                <Part id="map"><SweepMap/></Part>
                <Part id="files"><Downloads/></Part>
            </div>
        </main>
    }
}
