//! What has happened, in words.

use super::clock::{Clock, TURNS};
use super::lane_name;
use super::race::Race;
use crate::dom::{El, el};
use crate::settings::Run;
use crate::store::Store;
use engine::nn::{Event, Happening};

/// The most lines that are shown.
const LINES: usize = 40;

/// The last events, the latest first, said politely.
pub fn log(store: Store, clock: Clock) -> El {
    // Rewritten only when it says something else: a live region speaks at every change.
    let lines = store.memo(move |s| clock.look(TURNS - 1, |race| html(race, &s.run)));
    let list = el("div")
        .set("role", "log")
        .set("aria-live", "polite")
        .set("tabindex", "0")
        .set("aria-labelledby", "log-title")
        .with(el("ol").html(lines));
    el("section")
        .class("log")
        .set("aria-labelledby", "log-title")
        .with(el("h2").set("id", "log-title").text("Events"))
        .with(list)
}

fn html(race: &Race, run: &Run) -> String {
    let mut all: Vec<(usize, &Event)> = Vec::new();
    for (slot, lane) in race.lanes().iter().enumerate() {
        all.extend(lane.events().iter().map(|event| (slot, event)));
    }
    all.sort_by_key(|(_, event)| event.epoch);
    let line = |(slot, event): &(usize, &Event)| {
        format!(
            "<li><b style=\"color:var(--c{})\">{}</b>, {}</li>",
            slot + 1,
            lane_name(run, *slot),
            sentence(event)
        )
    };
    if all.is_empty() {
        return "<li>Nothing has died, come to life or become saturated so far.</li>".into();
    }
    all.iter().rev().take(LINES).map(line).collect()
}

/// An event in words.
fn sentence(event: &Event) -> String {
    let layer = event.layer.map_or(String::new(), |l| format!(" of layer {}", l + 1));
    let what = match event.what {
        Happening::BornDead(n, of) => format!("{n} of {of} units{layer} were dead from the start"),
        Happening::Died(n, of) => format!("{n} of {of} units{layer} died"),
        Happening::Revived(n, of) => format!("{n} of {of} units{layer} came to life again"),
        Happening::Saturated(n, of) => format!("{n} of {of} units{layer} became saturated"),
        Happening::LayerCollapsed => format!("all units{layer} are dead: no gradient passes"),
        Happening::NetworkCollapsed => {
            "the output is the same for every sample: the network has collapsed".into()
        }
    };
    format!("epoch {}: {what}.", event.epoch)
}
