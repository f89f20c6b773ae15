//! Compare: the textbook's table, every cell computed in front of the reader.

mod cells;
mod controls;
mod exhibits;
mod export;
mod grid;
mod row;
mod table;
mod work;

use crate::app::Program;
use crate::browser;
use crate::dom::{El, el};
use crate::settings::table::KEYS;
use crate::settings::{Settings, explore};
use crate::store::Store;
use crate::ui::part;
use work::Work;

/// The program of the lab.
pub static PROGRAM: Program = Program { keys: &KEYS, view };

fn view(store: Store) -> El {
    let work = Work::new(store);
    let lede = "No cell is typed in: each is found from the function itself, with the parameters you set. Choose a cell to see how, and check it in Explore.";
    el("main")
        .class("compare")
        .with(el("h1").text("What the textbook says, measured"))
        .with(el("p").class("lede").text(lede))
        .with(part(store, "dials", controls::dials(store)))
        .with(part(store, "rows", controls::rows(store, work)))
        .with_all(grid::grid(store, work))
        .with(part(store, "claims", exhibits::exhibits(store, work)))
        .with(part(store, "files", controls::files(work)))
}

/// What Explore was left with, or starts with.
fn explored() -> Settings {
    explore::KEYS.decode(&browser::pairs(&browser::kept_query("explore"))).0
}

/// The settings of another lab, to be opened as this one is: in its theme, and within another page if it is.
fn as_here(here: &Settings, other: Settings) -> Settings {
    Settings { theme: here.theme, embed: here.embed, open_link: here.open_link, ..other }
}
