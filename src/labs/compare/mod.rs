//! Compare: the textbook's table, every cell computed in front of the reader.

mod bars;
mod cells;
mod claims;
mod column_title;
mod dials;
mod export;
mod files;
mod grid;
mod grid_row;
mod how;
mod measurements;
mod measurer;
mod options;
mod order;
mod panel;
mod position;
mod results;
mod retention;
mod rows;
mod settings;
mod spark;
#[cfg(test)]
mod tests;
mod texts;

pub use export::Format;
pub use settings::*;

use crate::components::Part;
use crate::lazy::lazy;
use crate::locale::use_lang;
use claims::Claims;
use dials::Dials;
use files::Files;
use grid::Grid;
use leptos::prelude::*;
use measurements::use_measurements;
use options::Options;
use panel::How;

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
            <Part id="dials"><Dials/></Part>
            <Part id="rows"><Options measurements/></Part>
            <Grid measurements explained/>
            <How measurements explained/>
            <Part id="claims"><Claims measurements/></Part>
            <Part id="files"><Files measurements/></Part>
        </main>
    }
}
