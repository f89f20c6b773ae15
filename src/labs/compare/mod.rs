//! Compare: the textbook's table, every cell computed in front of the reader.

mod cells;
mod controls;
mod exhibits;
mod export;
mod grid;
mod row;
mod table;
mod work;

use crate::app::Store;
use leptos::prelude::*;
use work::Work;

/// The lab.
#[component]
pub fn Compare() -> impl IntoView {
    let store = expect_context::<Store>();
    let work = Work::new(store);
    view! {
        <main class="compare">
            <h1>"What the textbook says, measured"</h1>
            <p class="lede">
                "No cell is typed in: each is found from the function itself, with the parameters you set. Choose a cell to see how, and check it in Explore."
            </p>
            <controls::Dials store/>
            <controls::Rows store work/>
            <grid::Grid store work/>
            <exhibits::Exhibits store work/>
            <controls::Files work/>
        </main>
    }
}
