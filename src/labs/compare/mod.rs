//! Compare: the textbook's table of activations, with every cell computed on the page.

mod address;
mod bars;
mod cell;
mod cell_position;
mod check;
mod claims;
mod column;
mod column_cells;
mod column_title;
mod cost_cells;
mod export;
mod export_buttons;
mod facts;
mod gradient_retention;
mod grid;
mod grid_row;
mod grid_state;
mod measurements;
mod measurer;
mod method_panel;
mod method_text;
mod numbers;
mod plain_functions;
mod results;
mod row_order;
mod rows;
mod settings;
mod sort_controls;
mod table_options;
mod table_sliders;
mod texts;

pub use column::{Column, Sort, SortBy};
pub use export::Format;
pub use settings::CompareSettings;

use crate::components::{Fold, InTurn, OwnFunctions, Part};
use crate::lazy::lazy;
use crate::locale::use_lang;
use claims::Claims;
use export_buttons::ExportButtons;
use grid::Grid;
use leptos::prelude::*;
use measurements::use_measurements;
use method_panel::MethodPanel;
use table_options::{RowPresets, TableOptions};
use table_sliders::TableSliders;

lazy!(compare, preload, view! { <Compare/> }.into_any());

/// The lab.
#[component]
pub fn Compare() -> impl IntoView {
    let lang = use_lang();
    let measurements = use_measurements();
    let explained = RwSignal::new(None);
    view! {
        <main class="compare">
            <h1>{lang.compare_heading()}</h1>
            <p class="lede">{lang.compare_lede()}</p>
            <Part id="rows"><RowPresets measurements/></Part>
            <Fold title=lang.settings() id="settings">
                <Part id="dials"><TableSliders/></Part>
                <Part id="rows"><TableOptions/></Part>
            </Fold>
            <InTurn><Grid measurements explained/></InTurn>
            <MethodPanel measurements explained/>
            <Part id="rows"><OwnFunctions add_to_lab=|s, function| s.compare.rows.push(function)/></Part>
            <Part id="claims"><Claims measurements/></Part>
            <Part id="files"><ExportButtons measurements/></Part>
        </main>
    }
}
