//! Train: one to four networks race on the same data, and their units are watched.

mod census;
mod charts;
mod clock;
mod controls;
mod export;
mod graph;
mod lane;
mod log;
mod own;
mod picture;
mod pictures;
mod presets;
mod race;
mod tell;
mod unit;
mod units;

use crate::app::Program;
use crate::browser;
use crate::dom::{El, button, el};
use crate::reactive::*;
use crate::settings::run::KEYS;
use crate::settings::{LANES, Run, Settings};
use crate::store::{Command, Store};
use crate::ui::part;
use clock::Clock;

/// The program of the lab.
pub static PROGRAM: Program = Program { keys: &KEYS, view };

const LEDE: &str = "The same data, the same initial weights, the same batches: only the activation differs. Crossed \
     units are dead: their slope is 0 on every training sample.";

fn view(store: Store) -> El {
    let clock = Clock::new(store);
    store.on_command(move |command| match command {
        Command::Run => clock.start(),
        Command::Pause => clock.pause(),
        Command::Reset => clock.rewind(),
    });
    let colors = browser::colors(store);
    let lanes = (0..LANES).flat_map(|slot| lane::lane(store, clock, colors, slot));
    let race = el("div")
        .class("wide-part")
        .with(el("h1").text("Who survives the training?"))
        .with(el("p").class("lede").text(LEDE))
        .with(part(store, "transport", controls::transport(store, clock)))
        .with(el("div").class("lanes").with_all(lanes))
        .with(part(store, "unit", unit::inspector(store, clock, colors)))
        .with(part(store, "charts", charts::charts(store, clock, colors)))
        .with(part(store, "log", log::log(store, clock)))
        .with(part(store, "files", files(clock)));
    let settings = el("div")
        .class("settings")
        .with(part(store, "presets", presets::races(store)))
        .with(part(store, "census", census::census(store)))
        .with(part(store, "data", controls::data(store, clock)))
        .with(part(store, "network", controls::network(store)))
        .with(part(store, "training", controls::training(store)));
    el("main").class("sided train").with(race).with(settings)
}

/// The race as files.
fn files(clock: Clock) -> El {
    let saved = RwSignal::new(String::new());
    let save = move |name: &str, content: String| {
        saved.set(browser::offered(name, browser::download(name, &content)));
    };
    let csv = move || save("race.csv", clock.peek(export::csv));
    let json = move || save("networks.json", clock.peek(export::json));
    el("div")
        .class("files")
        .with(button("Download the run (CSV)", csv))
        .with(button("Download the weights (JSON)", json))
        .with(el("span").set("role", "status").text(saved))
}

/// A change of what defines the race: it begins anew.
fn defining(change: impl FnOnce(&mut Run)) -> impl FnOnce(&mut Settings) {
    |settings| {
        change(&mut settings.run);
        settings.run.epoch = 0;
    }
}

/// The name of a network: its activation, numbered where another has the same.
fn lane_name(run: &Run, slot: usize) -> String {
    let Some(lane) = run.lanes.get(slot) else { return String::new() };
    let same = |other: &&engine::activation::Instance| other.activation == lane.activation;
    if run.lanes.iter().filter(same).count() < 2 {
        return lane.activation.name.into();
    }
    let before = run.lanes[..slot].iter().filter(same).count();
    format!("{} ({})", lane.activation.name, before + 1)
}
