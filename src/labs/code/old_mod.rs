//! Code: one dense layer worked through, and the same in every framework.

mod controls;
mod matrix;
mod notebook;
mod program;
mod steps;
mod terms;
mod trace;
mod used;

use crate::app::Program;
use crate::dom::{El, el};
use crate::settings::code::KEYS;
use crate::store::Store;
use crate::ui::part;
use trace::Trace;

/// The program of the lab.
pub static PROGRAM: Program = Program { keys: &KEYS, view };

const LEDE: &str = "Point at a number, tap it, or move to it with the keyboard: below stands what it comes from. \
     X, W and b can be changed.";

fn view(store: Store) -> El {
    let trace = Trace::new(store);
    let picture = el("div")
        .class("picture")
        .with(el("h1").text("What does a layer compute?"))
        .with(el("p").class("lede").text(LEDE))
        .with(steps::worked(store, trace));
    let settings = el("div")
        .class("code-settings")
        .with(part(store, "function", controls::function(store)))
        .with(part(store, "size", controls::size(store, trace)));
    let under = el("div").class("code-under").with(program::program(store)).with(part(
        store,
        "used",
        used::used(store),
    ));
    el("main").class("code-lab").with(picture).with(settings).with(under)
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
